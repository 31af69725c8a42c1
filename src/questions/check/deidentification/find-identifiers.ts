import { type SectionKind, type Span, spanOf } from '../../../case/index.ts';
import type { CheckContext, Sentence } from '../context.ts';
import type { CategoryId } from './categories.ts';
import { findNames } from './find-names.ts';
import { findPlaces } from './find-places.ts';
import type { Identifier } from './identifier.ts';

/** Authors, their addresses and the literature are no secret of the patient. */
const NOT_SEARCHED: ReadonlySet<SectionKind> = new Set([
  'metadata',
  'references',
  'acknowledgements',
  'keywords',
]);
const OLDEST_YEARS = 89;
/** Digits of a number that can be called. */
const SHORTEST_TELEPHONE = 5;

const PATTERNS: readonly { readonly category: CategoryId; readonly pattern: RegExp }[] = [
  { category: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { category: 'url', pattern: /(?:https?:\/\/|www\.)[^\s)\]>,;]+[^\s)\]>,;.]/gi },
  {
    category: 'ip-address',
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
  },
  { category: 'social-security-number', pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g },
  {
    category: 'telephone',
    pattern:
      /(?<![\d.])(?:\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,5}\d{2,4}|\(\d{3}\)\s?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\d-])/g,
  },
  {
    category: 'vehicle',
    pattern: /(?<![\p{L}\d])(?=[A-HJ-NPR-Z\d]{17}(?![\p{L}\d]))(?=[A-Z]*\d)(?=\d*[A-Z])[A-HJ-NPR-Z\d]{17}/gu,
  },
  {
    category: 'biometric',
    pattern:
      /\b(?:finger\s?prints?|retinal scans?|iris scans?|voice\s?prints?|palm prints?)\b(?=[^.]{0,40}\b(?:identif\w+|show\w*|match\w*|record\w*|stored)\b)/gi,
  },
  {
    category: 'face-photo',
    pattern:
      /\b(?:(?:photographs?|photos?|pictures?|images?|views?) (?:\w+ ){0,4}(?:of|showing) (?:the |her |his |a )?(?:patient['’]s |patient with |entire |whole |full )*fac(?:e|ial)\b|full[- ]face(?: photographs?| views?)?|facial (?:photographs?|views?)|frontal (?:view|photograph) of the (?:face|patient)|portraits?)(?![^.]{0,40}\b(?:masked|covered|blurred|bones?|ct|mri|tomograph\w+|nerve)\b)/gi,
  },
];

/** Every place of a report that could tell who its patient is, in the order of the text; of two that overlap the longer. */
export function findIdentifiers(context: CheckContext): readonly Identifier[] {
  const searched = context.sentences.filter(({ kind }) => !NOT_SEARCHED.has(kind));
  const found = searched.flatMap((sentence) => [
    ...announced(context, sentence),
    ...patterned(sentence),
    ...datesAndAges(sentence),
    ...findNames(sentence),
    ...findPlaces(sentence, context.tables.identifierCues.broadPlaces),
  ]);
  return withoutOverlaps(found);
}

function announced({ tables }: CheckContext, { text, span }: Sentence): Identifier[] {
  if (!/\d/.test(text)) return [];
  return tables.identifierCues.announced.flatMap(({ category, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const place = match.indices?.[1];
      if (place === undefined) return [];
      const code = text.slice(...place);
      // One or two digits alone count something ("case number 2"); a year is a year.
      if ((/^\d{1,2}\b/.test(code.trim()) && code.trim().length < 4) || /^(?:19|20)\d\d$/.test(code.trim()))
        return [];
      if ((category === 'telephone' || category === 'fax') && digitsOf(code) < SHORTEST_TELEPHONE) return [];
      return [{ category, span: trimmed(span.start + place[0], code) }];
    }),
  );
}

function digitsOf(code: string): number {
  return code.replaceAll(/\D/g, '').length;
}

function trimmed(start: number, code: string): Span {
  const before = code.length - code.trimStart().length;
  return spanOf(start + before, start + code.replace(/[\s.,;)]+$/, '').length);
}

/** Where tables, programs and guidelines are to be found. */
const OF_A_WORK =
  /\b(?:web\s?site|available (?:at|from|online)|database|software|accessed|guidelines?|journal|supplement\w*|tables?)\b/i;

function patterned({ text, span }: Sentence): Identifier[] {
  return PATTERNS.flatMap(({ category, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match): Identifier[] => {
      if (category === 'url' && OF_A_WORK.test(text)) return [];
      const at = span.start + match.index;
      return [{ category, span: spanOf(at, at + match[0].length) }];
    }),
  );
}

function datesAndAges({ mentions }: Sentence): Identifier[] {
  return mentions.flatMap(({ type, iso8601date, years, span, isLoose }): Identifier[] => {
    if (type === 'date' && iso8601date !== undefined && iso8601date.length > 'YYYY'.length)
      return [{ category: 'date', span, iso8601date }];
    if (type === 'age' && years !== undefined && years > OLDEST_YEARS && isLoose === undefined)
      return [{ category: 'age-over-89', span }];
    return [];
  });
}

function withoutOverlaps(found: readonly Identifier[]): readonly Identifier[] {
  const kept: Identifier[] = [];
  for (const one of [...found].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = kept.at(-1);
    if (last === undefined || one.span.start >= last.span.end) kept.push(one);
  }
  return kept;
}
