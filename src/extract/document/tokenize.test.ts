import { describe, expect, it } from 'vitest';
import { tokenize } from './tokenize.ts';
import { WordTable } from './word-table.ts';

function tokensOf(text: string): string[] {
  const { count, startUtf16, endUtf16 } = tokenize(text, new WordTable());
  return Array.from({ length: count }, (_, t) => text.slice(startUtf16[t], endUtf16[t]));
}

function sentencesOf(text: string): string[] {
  const { sentenceCount, sentenceStart, startUtf16, endUtf16 } = tokenize(text, new WordTable());
  return Array.from({ length: sentenceCount }, (_, s) =>
    text.slice(startUtf16[sentenceStart[s]], endUtf16[sentenceStart[s + 1] - 1]),
  );
}

describe('tokens', () => {
  it.each([
    ['18-year-old', '18|-|year|-|old'],
    ['Hb 5.7 g/dL', 'Hb|5.7|g|/|dL'],
    ['11,280 cells', '11,280|cells'],
    ['urea 1·2', 'urea|1·2'],
    ['10^9/L', '10|^|9|/|L'],
    ['×109/L', '×|109|/|L'],
    ['10⁹/L', '10|⁹|/|L'],
    ['24 kg/m²', '24|kg|/|m²'],
    ['CO₂ 5', 'CO₂|5'],
    ['p<.05 (.5)', 'p|<|.05|(|.5|)'],
    ['Fig.5', 'Fig|.|5'],
    ['4x5 cm', '4|x|5|cm'],
    ['X4 receptor', 'X4|receptor'],
    ['10mg', '10|mg'],
    ['β-blocker, 5 µg', 'β|-|blocker|,|5|µg'],
    ['5 mg‡', '5|mg|‡'],
    ['5\u200Bmg', '5|mg'],
    ['calci\u00ADnosis', 'calci\u00ADnosis'],
    ['patient’s', 'patient|’|s'],
    ['ended.\\nShe', 'ended|.|She'],
    ['C:\\new', 'C|:|\\|new'],
    ['🙂 ok', '🙂|ok'],
    ['naïve Sjögren', 'naïve|Sjögren'],
    ['12.03.2010', '12.03.2010'],
  ])('cuts %j', (text, expected) => {
    expect(tokensOf(text).join('|')).toBe(expected);
  });

  it('gives spellings of one word one index', () => {
    const words = new WordTable();
    const { word } = tokenize('WBC wbc Wbc fibrosis ﬁbrosis calci\u00ADnosis calcinosis', words);
    expect(new Set(word.subarray(0, 3)).size).toBe(1);
    expect(word[3]).toBe(word[4]);
    expect(word[5]).toBe(word[6]);
    expect(words.form(word[5])).toBe('calcinosis');
  });

  it('cuts a run of a million letters, and a sentence of a million words', () => {
    expect(Math.max(...tokensOf('a'.repeat(1e6)).map(({ length }) => length))).toBe(256);
    const { sentenceCount, count } = tokenize('pain '.repeat(1e6), new WordTable());
    expect(count).toBe(1e6);
    expect(sentenceCount).toBe(1000);
  });

  it('starts a sentence at a block start although no stop stands before it', () => {
    const text = 'DISCUSSION and more';
    expect(tokenize(text, new WordTable(), [0, 11]).sentenceCount).toBe(2);
  });
});

describe('sentences', () => {
  // ‖ stands where a sentence ends; the text is what is left without it.
  it.each([
    'She was seen by Dr. Adams today.‖ He agreed.',
    'It was given, e.g. Prednisone or i.e. Dexamethasone.‖ It helped.',
    'This was grade 2 vs. Grade 3 disease.‖ Then it rose.',
    'As seen (Fig. 3), it grew.‖ It then shrank.',
    'See Fig. 2 for this.‖ The rest is normal.',
    'Case no. 5 was ours.‖ Did it help?‖ No.',
    'Did she smoke? No.'.replace('? No', '?‖ No'),
    'It weighed approx. 3 kg.‖ The cyst was removed.',
    'Jones et al. Reported nothing.'.replace('al. R', 'al.‖ R'),
    'A cure was reported by J. Smith in 1990.‖ No relapse followed.',
    'She had hepatitis B. The liver was large.'.replace('B. ', 'B.‖ '),
    'She took vitamin D. After a week it rose.'.replace('D. ', 'D.‖ '),
    'Hb was 9. 7mg/dl on day 1.‖ It rose.',
    'The level (Hb: 9. 7) was low.',
    'Sodium was 128. Potassium was 4.1.'.replace('128. ', '128.‖ '),
    'Give 5 mg p.o. daily.‖ Then stop.',
    'He took 5 mg p.o. The dose was halved.'.replace('p.o. T', 'p.o.‖ T'),
    'He took 5 mg p.o. BID for a week.',
    'She came at 8 a.m. on Monday.',
    'E. coli grew.‖ S. aureus did not.',
    'Cultures grew E. coli and S. aureus.‖ Both were treated.',
    'It improved.12 She went home.'.replace('12 ', '12‖ '),
    'It improved.[3,4] She went home.'.replace('] ', ']‖ '),
    'It improved. [3] She went home.'.replace('improved.', 'improved.').replace('. [', '.‖ ['),
    '“It hurts.” She wept.'.replace('” S', '”‖ S'),
    '(It hurt.) She wept.'.replace(') S', ')‖ S'),
    'She was admitted.The patient then left.'.replace('.The', '.‖The'),
    'The variant (p. Arg123Gly) was found.‖ It was new.',
    'The variant c.1195 C>T was found.',
    'PMH: 1. Asthma 2. Gout 3. Stroke'.replace(' 2.', '‖ 2.').replace(' 3.', '‖ 3.'),
    '1. Asthma.\n2. Gout.'.replace('.\n', '.‖\n'),
    'Findings:\n- fever\n- cough'.replace(':\n', ':‖\n').replace('fever\n', 'fever‖\n'),
    'HEENT: normal. NECK: supple.'.replace('. N', '.‖ N'),
    'Chest clear   ABDOMEN: soft'.replace('clear ', 'clear‖ '),
    'Lungs are clear HEART SOUNDS: normal'.replace('clear ', 'clear‖ '),
    'PAST MEDICAL HISTORY: none',
    'She took ASA: 81 mg.',
    'A first line\n\nanother one'.replace('line\n', 'line‖\n'),
    'Each line is one sentence.\nThis is the next.'.replace('.\n', '.‖\n'),
    'Fever: none\nCough: dry\nRash: none'.replaceAll('\n', '‖\n'),
    'The story goes on over the end of this line and\ncomes to its end here.‖ Then more.',
    'It was seen by Dr.\nAdams.',
    'The price was high… Then it fell.'.replace('… ', '…‖ '),
    'Anti-TNF (Amgen Inc., Thousand Oaks) was given.',
    'She is 34. 2 years ago she fell.'.replace('34. ', '34.‖ '),
    'Pain was severe; She wept.',
    'He lives in the U.S. Army base.',
  ])('%j', (marked) => {
    const text = marked.replaceAll('‖', '');
    expect(sentencesOf(text)).toEqual(marked.split('‖').map((sentence) => sentence.trim()));
  });

  it('goes on over the line ends of wrapped text, capital or not', () => {
    const text = [
      'The patient was admitted to the ward of the Royal',
      'Infirmary with a fever that had lasted for nearly',
      'ten days and did not answer to any of the usual',
      'Antibiotics that had been tried at home. She then',
      'got better.',
    ].join('\n');
    expect(sentencesOf(text)).toHaveLength(2);
  });
});
