/** What a format could not hold, or what was put right on the way: told to the user, never silent. */
export interface ExchangeNote {
  /** Stable and kebab-case, such as `finding-uncertain`. */
  readonly code: string;
  readonly message: string;
}

/** Notes while they are collected; what happened several times becomes one note that names each. */
export interface NoteBook {
  /** `saying` is one sentence for the kind of note; `what` is one instance of it. */
  add(code: string, saying: string, what: string): void;
  list(): readonly ExchangeNote[];
}

/** Instances that a note still names; the rest is counted. */
const MOST_NAMED = 5;

export function createNoteBook(): NoteBook {
  const byCode = new Map<string, { readonly saying: string; readonly things: string[] }>();
  return {
    add(code, saying, what) {
      const known = byCode.get(code);
      if (known === undefined) byCode.set(code, { saying, things: [what] });
      else known.things.push(what);
    },
    list: () =>
      [...byCode].map(([code, { saying, things }]) => {
        const named = things.slice(0, MOST_NAMED).join('; ');
        const more = things.length > MOST_NAMED ? `; and ${things.length - MOST_NAMED} more` : '';
        return { code, message: `${saying}: ${named}${more}.` };
      }),
  };
}
