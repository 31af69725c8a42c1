import { type ReportAbbreviation, type SectionKind, type Span, spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

/** Abstract and body define their abbreviations apart. */
const BODY: ReadonlySet<SectionKind> = new Set([
  'introduction',
  'case-presentation',
  'methods',
  'results',
  'discussion',
  'conclusion',
  'other',
]);
/** Known to every reader, by their short form first. */
const COMMON =
  /^(?:CT|MRI|DNA|RNA|HIV|AIDS|USA|UK|WHO|ECG|EKG|CRP|ESR|IgA|IgE|IgG|IgM|PCR|ICU|BMI|IV|PET|FDG|HbA1c|ALT|AST|LDH|BUN|WBC|RBC|PTH|TSH|CK|pH|ANA|COVID-19|SARS-CoV-2)$/;

interface Definition extends ReportAbbreviation {
  readonly part: 'abstract' | 'body';
  readonly long: string;
}

function definitions({ report, sentenceAt, quote }: CheckContext): readonly Definition[] {
  return report.abbreviations.flatMap((one) => {
    const kind = sentenceAt(one.shortSpan.start)?.kind;
    const part = kind === 'abstract' ? 'abstract' : kind !== undefined && BODY.has(kind) ? 'body' : undefined;
    if (
      part === undefined ||
      !/^[A-Z][A-Za-z\d-]*[A-Z\d][A-Za-z\d]*$/.test(one.short) ||
      one.short.length < 2
    )
      return [];
    // A long form that holds the short one, or half of a bracket, was found by accident.
    if (quote(one.longSpan).includes(one.short) || /[()[\]]/.test(quote(one.longSpan))) return [];
    return [
      {
        ...one,
        part,
        long: quote(one.longSpan)
          .toLowerCase()
          .replace(/[-\s]+/g, ' ')
          .replace(/s$/, ''),
      },
    ];
  });
}

/** Abbreviations used before the text says what they mean. */
export const abbreviationBeforeDefinition: Rule = {
  id: 'text/abbreviation-before-definition',
  severity: 'note',
  title: 'an abbreviation used before it is defined',
  reason:
    'Within the body of the report (abstracts, titles, legends and tables define their own). Abbreviations that the report never defines, and those known to every reader, are left alone.',
  find: (context) => {
    const seen = new Set<string>();
    return definitions(context).flatMap((one): Found[] => {
      if (one.part !== 'body' || COMMON.test(one.short) || seen.has(one.short)) return [];
      seen.add(one.short);
      const used = firstUse(context, one.short);
      if (used === undefined || used.start >= one.longSpan.start) return [];
      return [
        {
          message: `${one.short} is used before it is defined as ${context.quote(one.longSpan)}.`,
          places: [
            { span: used, says: 'the use' },
            { span: spanOf(one.longSpan.start, one.shortSpan.end), says: 'the definition' },
          ],
        },
      ];
    });
  },
};

function firstUse({ sentences }: CheckContext, short: string): Span | undefined {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\d-])${short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}s?(?![\p{L}\d-])`,
    'u',
  );
  for (const { kind, text, span } of sentences) {
    if (!BODY.has(kind)) continue;
    const match = pattern.exec(text);
    if (match === null) continue;
    const at = span.start + match.index;
    return spanOf(at, at + match[0].length);
  }
  return undefined;
}

/** Abbreviations that the report defines twice. */
export const abbreviationDefinedTwice: Rule = {
  id: 'text/abbreviation-defined-twice',
  severity: 'warning',
  title: 'an abbreviation defined twice, or with two meanings',
  reason:
    'Two meanings in one report are a warning wherever they stand; the same meaning given twice within the body is a note. Abstract and body may both define.',
  find: (context) => {
    const all = definitions(context);
    const found: Found[] = [];
    const done = new Set<string>();
    for (const [i, one] of all.entries()) {
      if (done.has(one.short)) continue;
      const before = all
        .slice(0, i)
        .find(
          ({ short, long, part }) => short === one.short && (!isSame(long, one.long) || part === one.part),
        );
      if (before === undefined) continue;
      done.add(one.short);
      const same = isSame(before.long, one.long);
      found.push({
        message: same
          ? `${one.short} is defined twice.`
          : `${one.short} stands for “${context.quote(before.longSpan)}” and for “${context.quote(one.longSpan)}”.`,
        ...(same && { severity: 'note' as const }),
        places: [before, one].map(({ longSpan, shortSpan }) => ({
          span: spanOf(longSpan.start, shortSpan.end),
        })),
      });
    }
    return found;
  },
};

function isSame(a: string, b: string): boolean {
  if (a === b || a.endsWith(b) || b.endsWith(a)) return true;
  const plain = (words: string) => words.replaceAll(/ae|oe/g, 'e').replaceAll(/[^a-z]/g, '');
  return plain(a).slice(0, 8) === plain(b).slice(0, 8);
}
