import { spanOf } from '../../../case/index.ts';
import { type Document, TokenKind, type WordTable } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import { collectBeginnings } from './beginnings.ts';
import { readLexicon } from './lexicon.ts';
import { BEGINS, readAtNumber, readAtWord } from './read-at.ts';
import { type Found, formAt, type QuantityMention, type Reading } from './reading.ts';
import { readSexLetter } from './sexes.ts';

export type { QuantityMention } from './reading.ts';

/** Marks a word as looked up; the bits of `BEGINS` stand below it. */
const KNOWN = 1 << 14;

/**
 * Finds values, doses, ages, sexes, dates and durations: I have a document, give me its quantities, sorted by start, none overlapping.
 *
 * What needs to be known of drugs and measurements elsewhere in the text is settled later (`settleDoses`).
 * Cost: linear; one array read for a token that begins nothing.
 */
export function createQuantityFinder(resources: Resources): (document: Document) => QuantityMention[] {
  const lexicon = readLexicon(resources);
  const beginnings = collectBeginnings(lexicon, resources);
  const beginsByTable = new WeakMap<WordTable, Uint16Array>();
  return (document) => {
    const { tokens } = document;
    const { words, word, kind } = tokens;
    let begins = beginsByTable.get(words);
    if (begins === undefined || begins.length < words.size) {
      const grown = new Uint16Array(Math.max(1024, words.size * 2));
      if (begins !== undefined) grown.set(begins);
      begins = grown;
      beginsByTable.set(words, begins);
    }
    const reading: Reading = { text: document.text, tokens, lexicon };
    const mentions: QuantityMention[] = [];
    let claimed = 0;
    let hasSex = false;
    let t = 0;
    while (t < tokens.count) {
      const id = word[t] ?? 0;
      let known = begins[id] ?? 0;
      if (known === 0) {
        known =
          KNOWN | (kind[t] === TokenKind.number ? BEGINS.number : (beginnings.get(words.form(id)) ?? 0));
        begins[id] = known;
      }
      if (known === KNOWN) {
        t += 1;
        continue;
      }
      const found = known & BEGINS.number ? readAtNumber(reading, t) : readAtWord(reading, t, known ^ KNOWN);
      if (found === undefined) {
        t += 1;
        continue;
      }
      if (found.said !== undefined && !(hasSex && isAnaphora(reading, found))) {
        hasSex ||= found.said.type === 'sex';
        const fromToken = Math.max(found.fromToken, claimed);
        mentions.push(place(reading, found, fromToken));
      }
      t = Math.max(found.toToken, t + 1);
      claimed = t;
      if (found.said?.type === 'age') {
        const letter = readSexLetter(reading, t);
        if (letter !== undefined) {
          mentions.push(place(reading, letter, letter.fromToken));
          t = letter.toToken;
          claimed = t;
        }
      }
    }
    return mentions;
  };
}

// "The woman was discharged" says nothing new of somebody already called a woman.
function isAnaphora(reading: Reading, { said, fromToken }: Found): boolean {
  return said?.type === 'sex' && formAt(reading, fromToken - 1) === 'the';
}

// What was said is this mention's own object: completing it is cheaper than copying it.
function place({ tokens }: Reading, { toToken, said }: Found, fromToken: number): QuantityMention {
  const span = spanOf(tokens.startUtf16[fromToken], tokens.endUtf16[toToken - 1]);
  return Object.assign(said ?? {}, { span, sentence: tokens.sentenceOf[fromToken] ?? 0 }) as QuantityMention;
}
