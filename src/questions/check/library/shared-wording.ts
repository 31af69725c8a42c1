import type { SectionKind } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { findSharedRuns, shingle } from './find-shared-runs.ts';

/** Formulas that many reports share rightly, and what is the publisher's. */
const NOT_COMPARED: ReadonlySet<SectionKind> = new Set([
  'references',
  'metadata',
  'consent',
  'acknowledgements',
  'keywords',
  'title',
]);
/** Shared words from which it is shown, and from which it is a warning. */
const FEWEST_WORDS = 12;
const WARNED_WORDS = 40;
const MOST_SHOWN = 5;

/** Runs of words that this report shares with one whose text is in the library. */
export const sharedWording: Rule = {
  id: 'library/shared-wording',
  severity: 'warning',
  title: 'runs of words shared with another report of the library',
  reason:
    'Runs of eight words or more, twelve words in all at the least, compared with the texts of the nearest cases; 40 words in all are a warning, fewer a note. Formulas (consent, acknowledgements), titles and references are left out. Both places are shown; authors may quote themselves and standard phrases exist.',
  find: (context) => {
    const texts = context.library?.texts ?? [];
    if (texts.length === 0) return [];
    const own = shingle(context.report.text, isCompared(context));
    return texts.flatMap(({ id, title, text }): Found[] => {
      const runs = findSharedRuns(own, text);
      const words = runs.reduce((sum, run) => sum + run.words, 0);
      if (words < FEWEST_WORDS) return [];
      const shown = [...runs].sort((a, b) => b.words - a.words).slice(0, MOST_SHOWN);
      return [
        {
          message: `${words} words in ${runs.length} ${runs.length === 1 ? 'run' : 'runs'} stand in ${title ?? id} too.`,
          severity: words >= WARNED_WORDS ? 'warning' : 'note',
          places: shown.map(({ here }) => ({ span: here, says: context.quote(here) })),
          elsewhere: shown.map(({ there }) => ({
            caseId: id,
            ...(title !== undefined && { title }),
            words: text.slice(there.start, there.end),
          })),
        },
      ];
    });
  },
};

function isCompared({ report }: CheckContext): (start: number) => boolean {
  const left = report.sections.filter(({ kind }) => NOT_COMPARED.has(kind)).map(({ span }) => span);
  return (start) => !left.some((span) => span.start <= start && start < span.end);
}
