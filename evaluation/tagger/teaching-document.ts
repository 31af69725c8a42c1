import type { Document } from '../../src/extract/document/index.ts';
import type { Hint } from '../../src/extract/mention/tagger/hints.ts';
import type { TagType } from '../../src/extract/mention/tagger/labels.ts';

/** A document that teaches the tagger: its words, what the dictionaries found in it, and what people marked in it. */
export interface TeachingDocument {
  readonly id: string;
  /** Abstracts teach the first head problems and drugs; reports teach the second head everything. */
  readonly register: 'abstract' | 'report';
  readonly document: Document;
  readonly hints: readonly Hint[];
  readonly gold: readonly GoldSpan[];
}

export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly type: TagType;
}

interface CorpusLine {
  readonly id: string;
  readonly text: string;
  readonly annotations: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** The corpora that teach, with the types of theirs that are learned. Their licences allow it: see docs/decisions/0003. */
export const TEACHING_CORPORA = [
  {
    file: 'maccrobat.dev.jsonl',
    register: 'report',
    types: {
      Sign_symptom: 'problem',
      Disease_disorder: 'problem',
      Medication: 'drug',
      Diagnostic_procedure: 'measurement',
      Therapeutic_procedure: 'procedure',
      Biological_structure: 'anatomy',
    },
  },
  { file: 'bc5cdr.dev.jsonl', register: 'abstract', types: { Chemical: 'drug', Disease: 'problem' } },
] as const satisfies readonly {
  file: string;
  register: TeachingDocument['register'];
  types: Readonly<Record<string, TagType>>;
}[];

/** Reads one corpus's lines; `view` makes a document of its text and finds the hints in it. */
export function teachingDocuments(
  lines: string,
  corpus: {
    readonly register: TeachingDocument['register'];
    readonly types: Readonly<Record<string, TagType>>;
  },
  view: (text: string) => { readonly document: Document; readonly hints: readonly Hint[] },
): TeachingDocument[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, text, annotations } = JSON.parse(line) as CorpusLine;
      const gold = annotations.flatMap(({ start, end, type }) => {
        const tagType = corpus.types[type];
        return tagType === undefined ? [] : [{ start, end, type: tagType }];
      });
      gold.sort((a, b) => a.start - b.start || b.end - a.end);
      return { id, register: corpus.register, gold, ...view(text) };
    });
}
