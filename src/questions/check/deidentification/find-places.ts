import { spanOf } from '../../../case/index.ts';
import type { Sentence } from '../context.ts';
import type { Identifier } from './identifier.ts';

const WORD = String.raw`\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?`;
const PLACE = String.raw`(${WORD}(?:\s+(?:(?:of|de|del|la|le|upon|on)\s+)?${WORD}){0,2})`;
/** The first group of each is the place. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:lives|lived|living|resident|resides|resided|residing|born|raised|grew up|native|originally|migrated|immigrated|moved|works?|worked|employed|travell?ed|trip)\s+(?:of|in|at|near|from|to)\s+(?:the\s+)?(?:(?:rural|northern|southern|eastern|western|city|town|village|district|county|province)\s+(?:of\s+)?)*${PLACE}`,
    'gud',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:city|town|village|district|county|municipality|suburb|borough|hamlet)\s+of\s+${PLACE}`,
    'gud',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])${PLACE}\s+(?:village|district|county|County|District|Village|City|Town|Township|municipality|province)(?![\p{L}])`,
    'gud',
  ),
  new RegExp(
    String.raw`(?:man|woman|boy|girl|patient|child|male|female|farmer|worker)\s+from\s+(?:the\s+)?(?:(?:rural|northern|southern|eastern|western)\s+)?${PLACE}`,
    'gud',
  ),
  /(?<![\p{L}\d])(\d{1,5}\s+(?:\p{Lu}[\p{Ll}'-]+\s+){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard|Square|Court)(?:,\s*\p{Lu}[\p{Ll}]+)?)/dgu,
  /(?<![\p{L}\d])((?:zip|postal|post)\s?code:?\s*[A-Z\d][A-Z\d -]{3,9}|[A-Z]{2}\s\d{5}(?:-\d{4})?)(?![\p{L}\d])/dgu,
];
/** Capitals that begin no place. */
const NO_PLACE =
  /^(?:The|This|Our|We|Case|Patient|Figure|Table|She|He|Her|His|Department|Emergency|Intensive|University|Hospital|Medical|Clinic)\b/;

const COMPASS =
  /^(?:(?:North|South)?(?:North|South|East|West|east|west)(?:ern|-)?\s+)+|^Kingdom of |^Republic of /;
/** Where the patient was treated is told by the authors' addresses too. */
const INSTITUTION = /\b(?:Hospital|University|Clinic|Cent(?:er|re)|Institute|Committee|College|School)\b/;
const PEOPLE =
  /^\s*(?:province|region|west|east|state\b|tribe|community|ethnic|descent|origin|family|caste|people|\)?\s*,?\s*USA)/i;

/** Places that a sentence ties to the patient and that are smaller than a state. */
export function findPlaces({ text, span }: Sentence, broad: ReadonlySet<string>): Identifier[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Identifier[] => {
      const place = match.indices?.[1];
      if (place === undefined) return [];
      const words = text.slice(...place).trimEnd();
      const first = words.replace(COMPASS, '').split(/\s+/)[0] ?? '';
      const after = text.slice(place[1], place[1] + 24);
      const isBroad = [words, words.replace(COMPASS, ''), first].some((one) => broad.has(one.toLowerCase()));
      if (isBroad || NO_PLACE.test(words) || INSTITUTION.test(words + after) || PEOPLE.test(after)) return [];
      return [
        { category: 'place', span: spanOf(span.start + place[0], span.start + place[0] + words.length) },
      ];
    }),
  );
}
