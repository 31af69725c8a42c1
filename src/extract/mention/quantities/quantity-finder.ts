import { spanOf } from '../../../case/index.ts';
import { type Document, TokenKind, type WordTable } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { readAtNumber, readAtWord } from './read-at.ts';
import { type Found, formAt, type QuantityMention, type Reading } from './reading.ts';
import { readSexLetter } from './sexes.ts';
import { NEAR_TIME_WORDS } from './times.ts';

export type { QuantityMention } from './reading.ts';

const ROLE = { none: 1, number: 2, word: 3 } as const;

/**
 * Finds values, doses, ages, sexes, dates and durations: I have a document, give me its quantities, sorted by start, none overlapping.
 *
 * What needs to be known of drugs and measurements elsewhere in the text is settled later (`settleDoses`).
 * Cost: linear; one array read for a token that begins nothing.
 */
export function createQuantityFinder(resources: Resources): (document: Document) => QuantityMention[] {
  const lexicon = readLexicon(resources);
  const beginnings = collectBeginnings(lexicon, resources);
  const rolesByTable = new WeakMap<WordTable, Uint8Array>();
  return (document) => {
    const { tokens } = document;
    const { words, word, kind } = tokens;
    let roles = rolesByTable.get(words);
    if (roles === undefined || roles.length < words.size) {
      const grown = new Uint8Array(Math.max(1024, words.size * 2));
      if (roles !== undefined) grown.set(roles);
      roles = grown;
      rolesByTable.set(words, roles);
    }
    const reading: Reading = { text: document.text, tokens, lexicon };
    const mentions: QuantityMention[] = [];
    let claimed = 0;
    let t = 0;
    while (t < tokens.count) {
      const id = word[t] ?? 0;
      let role = roles[id];
      if (role === 0) {
        role =
          kind[t] === TokenKind.number ? ROLE.number : beginnings.has(words.form(id)) ? ROLE.word : ROLE.none;
        roles[id] = role;
      }
      if (role === ROLE.none) {
        t += 1;
        continue;
      }
      const found = role === ROLE.number ? readAtNumber(reading, t) : readAtWord(reading, t);
      if (found === undefined) {
        t += 1;
        continue;
      }
      if (found.said !== undefined && !isAnaphora(reading, found, mentions)) {
        const fromToken = Math.max(found.fromToken, claimed);
        mentions.push(place(reading, { ...found, fromToken }));
      }
      t = Math.max(found.toToken, t + 1);
      claimed = t;
      if (found.said?.type === 'age') {
        const letter = readSexLetter(reading, t);
        if (letter !== undefined) {
          mentions.push(place(reading, letter));
          t = letter.toToken;
          claimed = t;
        }
      }
    }
    return mentions;
  };
}

// "The woman was discharged" says nothing new of somebody already called a woman.
function isAnaphora(
  reading: Reading,
  { said, fromToken }: Found,
  mentions: readonly QuantityMention[],
): boolean {
  if (said?.type !== 'sex' || formAt(reading, fromToken - 1) !== 'the') return false;
  return mentions.some((mention) => mention.type === 'sex');
}

function place({ tokens }: Reading, { fromToken, toToken, said }: Found): QuantityMention {
  const span = spanOf(tokens.startUtf16[fromToken], tokens.endUtf16[toToken - 1]);
  return { ...said, span, sentence: tokens.sentenceOf[fromToken] ?? 0 } as QuantityMention;
}

/** Every form that a reader wants to be called for. */
function collectBeginnings(lexicon: Lexicon, resources: Resources): ReadonlySet<string> {
  const forms = new Set<string>([
    '(',
    'a',
    'an',
    'half',
    'age',
    'aged',
    'ages',
    'day',
    'days',
    'd',
    'week',
    'weeks',
    'month',
    'pod',
    'q',
    'every',
    ...NEAR_TIME_WORDS,
  ]);
  for (const keys of [lexicon.numbers, lexicon.months, lexicon.ageWords])
    for (const form of keys.keys()) forms.add(form);
  for (const [form, { use }] of lexicon.sexes) if (use === 'noun') forms.add(form);
  for (const form of lexicon.valueModifiers) forms.add(form);
  for (const name of ['dose-words', 'value-words', 'value-exclusions', 'reference-range-words'])
    for (const line of resources.text(`en/${name}.tsv`).split('\n'))
      if (line !== '' && !line.startsWith('#')) forms.add(/^[\p{L}]+/u.exec(line.toLowerCase())?.[0] ?? line);
  return forms;
}
