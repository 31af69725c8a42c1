import type { CheckAnswer, Firing } from '../check-report.ts';
import { RULES } from '../rules.ts';
import type { Severity } from '../severity.ts';

/** Where the report that was checked is, and how its offsets become those of its file. */
export interface SarifSource {
  /** Address of the file, relative or absolute; `-` becomes `stdin`. */
  readonly uri: string;
  /** The text that spans point into. */
  readonly text: string;
  /** For files whose characters are known: the decoded file, and the way from an offset of the text to one of the file. */
  readonly file?: { readonly characters: string; readonly toOffset: (offsetUtf16: number) => number };
}

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/**
 * The things to check as SARIF 2.1.0 (OASIS, 2020), for editors and pipelines: one run, a rule descriptor for each rule, a result for each
 * firing with the first place as location and the others as related locations. Silenced rules stand as suppressed with their reason.
 */
export function toSarif(answer: CheckAnswer, source: SarifSource): object {
  const region = regionsOf(source);
  const artifactLocation = {
    uri: source.uri === '-' ? 'stdin' : encodeURI(source.uri.replaceAll('\\', '/')),
  };
  const location = (start: number, end: number) => ({
    physicalLocation: { artifactLocation, region: region(start, end) },
  });
  const result = (firing: Firing) => {
    const [first, ...others] = firing.places;
    return {
      ruleId: firing.rule,
      ruleIndex: RULES.findIndex(({ id }) => id === firing.rule),
      level: LEVEL[firing.severity],
      message: { text: firing.message },
      locations: first === undefined ? [] : [location(first.span.start, first.span.end)],
      ...(others.length > 0 && {
        relatedLocations: others.map(({ span, says }, id) => ({
          id,
          ...location(span.start, span.end),
          ...(says !== undefined && { message: { text: says } }),
        })),
      }),
    };
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Precedent',
            version: answer.versions.program,
            semanticVersion: answer.versions.program,
            rules: RULES.map(({ id, severity, title, reason }) => ({
              id,
              name: nameOf(id),
              shortDescription: { text: sentence(title) },
              fullDescription: { text: reason },
              help: { text: reason },
              defaultConfiguration: { level: LEVEL[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: artifactLocation }],
        invocations: [
          {
            executionSuccessful: true,
            ruleConfigurationOverrides: answer.silenced.map(({ rule, reason }) => ({
              descriptor: { id: rule, index: RULES.findIndex(({ id }) => id === rule) },
              configuration: { enabled: false },
              properties: { reason },
            })),
          },
        ],
        results: answer.firings.map(result),
      },
    ],
  };
}

/** `text/panels-differ` as an identifier in Pascal case: `TextPanelsDiffer`. */
function nameOf(id: string): string {
  return id
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function sentence(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
}

/** Regions by line and column, counted from 1; the end column is the one after the last character. */
function regionsOf({ text, file }: SarifSource): (start: number, end: number) => object {
  const characters = file?.characters ?? text;
  const toOffset = file?.toOffset ?? ((offset: number) => offset);
  const lineStarts = [0];
  for (let at = characters.indexOf('\n'); at >= 0; at = characters.indexOf('\n', at + 1))
    lineStarts.push(at + 1);
  const place = (offset: number): readonly [line: number, column: number] => {
    let low = 0;
    let high = lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lineStarts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return [low, offset - lineStarts[low - 1] + 1];
  };
  return (start, end) => {
    const [from, to] = [toOffset(start), toOffset(end - 1) + 1];
    const [startLine, startColumn] = place(from);
    const [endLine, endColumn] = place(Math.max(to, from + 1));
    return {
      startLine,
      startColumn,
      endLine,
      endColumn,
      charOffset: from,
      charLength: Math.max(1, to - from),
      snippet: { text: text.slice(start, end) },
    };
  };
}
