import type { Evaluation } from './measures.ts';

/** A corpus with what the scorer answered. */
export interface Scored {
  readonly evaluation: Evaluation;
  readonly documents: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

interface Figures {
  readonly p?: number;
  readonly r?: number;
  readonly f1?: number;
  readonly accuracy?: number;
  readonly tp?: number;
  readonly fp?: number;
  readonly fn?: number;
}

type Options =
  | { readonly header: false }
  | {
      readonly header: true;
      readonly date: string;
      readonly version: string;
      readonly terminologies: string;
    };

/** The results as Markdown: one row a measure, worse figures too. */
export function renderResults(scored: readonly Scored[], options: Options): string {
  const rows = scored.flatMap(({ evaluation, documents, answer }) =>
    evaluation.rows.map(({ label, path, target }) => {
      const figures = path.reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        answer,
      ) as Figures | undefined;
      const main = figures?.f1 ?? figures?.accuracy;
      const reached =
        target === undefined || main === undefined
          ? ''
          : main >= target
            ? 'reached'
            : (main - target).toFixed(3);
      const counts = figures?.tp === undefined ? '' : `${figures.tp} / ${figures.fp} / ${figures.fn}`;
      return `| ${evaluation.corpus} (${documents}) | ${label} | ${show(figures?.p)} | ${show(figures?.r)} | ${show(main)} | ${counts} | ${target ?? ''} | ${reached} |`;
    }),
  );
  if (!options.header) return rows.join('\n');
  return `# Results

Made by \`npm run evaluate\` on ${options.date} with precedent ${options.version} and ${options.terminologies}.
Definitions: \`evaluate/score.mjs\` beside the corpora. Corpora marked ⚑ taught the tagger: each of their documents was read by a tagger
trained on the other four fifths. All are development halves: rules and word lists were written looking at them, so expect held-out
figures to be somewhat lower.

⚑ ${
    scored
      .filter((s) => s.evaluation.taught)
      .map((s) => s.evaluation.corpus)
      .join(', ') || 'none'
  }

| corpus (documents) | measure | P | R | F1 or accuracy | TP / FP / FN | target | |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function show(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(3);
}
