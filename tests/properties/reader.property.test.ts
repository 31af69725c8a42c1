import { array, assert, constantFrom, property } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CaseSchema } from '../../src/case/index.ts';
import type { Reader, Reading } from '../../src/extract/extract.ts';
import { EXAMPLES, openReader, readExample, reviewable } from '../golden/read-example.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});

/** Sentences of a case, put together at random. */
const sentence = constantFrom(
  'A 52-year-old man presented with fever and a rash on both legs.',
  'She had no headache, vomiting or weight loss.',
  'Haemoglobin was 9.1 g/dL (12.0–16.0) and platelets 90 × 10⁹/L.',
  'Serum calcium, phosphate and creatinine levels were normal.',
  'He was treated with prednisolone 40 mg/day for 6 weeks and methotrexate 15 mg weekly.',
  'The rash improved.',
  'However, the disease progressed.',
  'Computed tomography of the chest showed consolidation, with no pleural effusion (Figure 1).',
  'A skin biopsy revealed vasculitis.',
  'Two years after the diagnosis of lupus he developed proteinuria.',
  'Metformin was stopped because of diarrhoea.',
  'His mother had diabetes mellitus.',
  'At the last follow-up, 18 months later, she was well.',
  'In 2011 hypertension was diagnosed.',
  'Warfarin 5 mg once daily was given for deep vein thrombosis.',
  'He died of sepsis on day 12.',
);
const report = array(sentence, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(' '));

const DISCUSSION = `

Discussion

Sarcoidosis may cause hypercalcaemia and uveitis. In a series of 40 patients with scleroderma, bosentan 125 mg twice daily gave a
complete response. A 71-year-old woman with amyloidosis died of heart failure.
`;

function evidences(value: unknown): { spans: { start: number; end: number }[] }[] {
  if (Array.isArray(value)) return value.flatMap(evidences);
  if (typeof value !== 'object' || value === null) return [];
  if ('origin' in value && 'spans' in value) return [value as { spans: { start: number; end: number }[] }];
  return Object.values(value).flatMap(evidences);
}

/** What the case says, without the places: the tagger's spans may shift by a word with what surrounds them. */
function factsOf({ assembly }: Reading): unknown {
  return assembly.cases.map(({ claims: _claims, issues: _issues, ...facts }) => withoutPlaces(facts));
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (key === 'evidence' ? [] : [[key, withoutPlaces(item)]])),
  );
}

describe('the reader', () => {
  it('gives every fact evidence whose spans lie in the text and are not empty', () => {
    assert(
      property(report, (text) => {
        const { assembly } = reader.readText(text);
        for (const facts of assembly.cases) {
          for (const part of [
            facts.conditions,
            facts.findings,
            facts.measurements,
            facts.investigations,
            facts.treatments,
            facts.claims,
          ])
            for (const fact of part) expect(fact.evidence.spans.length).toBeGreaterThan(0);
          for (const { spans } of evidences(facts))
            for (const { start, end } of spans) {
              expect(start).toBeLessThan(end);
              expect(text.slice(start, end).trim()).not.toBe('');
              expect(end).toBeLessThanOrEqual(text.length);
            }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('makes cases that the schema of a case accepts', () => {
    assert(
      property(report, (text) => {
        for (const facts of reader.readText(text).assembly.cases) {
          const one = {
            id: 'x',
            schemaVersion: 1,
            report: { citation: {} },
            versions: { program: '0', terminologies: [] },
            ...facts,
          };
          expect(CaseSchema.safeParse(one).error).toBeUndefined();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reads the same text the same way twice', () => {
    assert(
      property(report, (text) => {
        expect(reader.readText(text).assembly).toEqual(reader.readText(text).assembly);
      }),
      { numRuns: 40 },
    );
  });

  it('takes no fact about the patient from a discussion that follows', () => {
    assert(
      property(report, (body) => {
        const text = `Case report\n\n${body}\n`;
        expect(factsOf(reader.readText(text + DISCUSSION))).toEqual(factsOf(reader.readText(text)));
      }),
      { numRuns: 40 },
    );
  });

  it.each(EXAMPLES.filter((name) => name.endsWith('.md')))(
    'takes no fact of %s from an introduction added to it',
    async (name) => {
      const { document } = await readExample(reader, name);
      const added = `${document.text}\n\n## Introduction\n\nUveitis occurs in sarcoidosis, and colchicine 1 mg daily is given for gout.\n`;
      const words = (reading: Reading): string =>
        reviewable(reading).replaceAll(/"issues": \[[\s\S]*?\n {4}\]/g, '');
      expect(words(reader.readText(added))).toEqual(words(reader.readText(document.text)));
    },
  );
});
