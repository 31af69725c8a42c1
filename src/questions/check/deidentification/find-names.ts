import { spanOf } from '../../../case/index.ts';
import type { Sentence } from '../context.ts';
import type { Identifier } from './identifier.ts';

const WORD = String.raw`\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?`;
const NAME = String.raw`(${WORD}(?:\s+(?:(?:van|de|von|der|den|da|dos|al|el|bin|la)\s+)*(?:\p{Lu}\.|${WORD})){0,3})`;
/** The first group of each is the name. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Master|Mister)\.?\s+((?:\p{Lu}\.\s?){0,2}${WORD}(?:\s+${WORD}){0,2}|(?:\p{Lu}\.?\s?){1,3}(?![\p{L}]))`,
    'gud',
  ),
  new RegExp(
    String.raw`(?:patient|woman|man|girl|boy|child|infant|mother|father|sister|brother|husband|wife|son|daughter)\s*,?\s+(?:named|called|by the name of|whose name (?:is|was))\s+${NAME}`,
    'gud',
  ),
  new RegExp(String.raw`(?:Patient|Patient's|Full|His|Her|The)\s+name\s*(?:is|was|:)\s*${NAME}`, 'gud'),
  new RegExp(String.raw`(?<![\p{L}])${NAME}\s*,\s+(?:a|an|aged)\s+\d{1,3}[\s-]years?[\s-]old`, 'gud'),
  /(?:patient|woman|man|girl|boy|case)\s*,?\s*(?:\(|initials?\s*:?\s*|with initials\s+)((?:\p{Lu}\.\s?){2,3}|\p{Lu}{2}(?=\)))/dgu,
];
/** Capitals that begin no name of a person. */
const NO_NAME =
  /^(?:Mrs?|Ms|Miss|Dr|The|This|Our|In|On|At|Case|Patient|Figure|Table|She|He|Her|His|Here|We|A|An|January|February|March|April|May|June|July|August|September|October|November|December|CT|MR|US|UV|IV|HIV|DM|HT)\b/;

/** Names of persons that a sentence announces as such; a capital alone is none, for diseases and methods bear names too. */
export function findNames({ text, span }: Sentence): Identifier[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Identifier[] => {
      const place = match.indices?.[1];
      if (place === undefined || NO_NAME.test(match[1] ?? '') || /^(?:[XYZ]|\p{L}+ly)$/u.test(match[1] ?? ''))
        return [];
      const name = text.slice(...place).trimEnd();
      return [{ category: 'name', span: spanOf(span.start + place[0], span.start + place[0] + name.length) }];
    }),
  );
}
