import { z } from 'zod';
import { InputError } from '../errors.ts';
import { ageInYears } from './assembly/index.ts';
import type { Reader, Reading } from './extract.ts';
import type { ConceptMention, Mention } from './mention/index.ts';

/** One input line of `precedent annotate`; `targets` are phrases whose assertion status is asked. Offsets are UTF-16, half-open. */
export const AnnotateInputSchema = z.object({
  id: z.string(),
  text: z.string(),
  targets: z.array(z.object({ start: z.int().nonnegative(), end: z.int().positive() })).optional(),
});
export type AnnotateInput = z.infer<typeof AnnotateInputSchema>;

export interface AnnotatedMention {
  readonly start: number;
  readonly end: number;
  readonly type: Mention['type'];
  /** Of a value: the finding that it means for the patient, anaemia for a haemoglobin of 5.7 g/dL. */
  readonly concept?: string;
  readonly status: 'present' | 'excluded' | 'uncertain';
  readonly experiencer: 'patient' | 'relative' | 'other';
  readonly section: string;
}

/** One output line of `precedent annotate`; `from` and `to` of a relation are positions in `mentions`. */
export interface Annotation {
  readonly id: string;
  readonly mentions: readonly AnnotatedMention[];
  readonly relations: readonly { readonly type: string; readonly from: number; readonly to: number }[];
  readonly targets?: readonly { readonly start: number; readonly end: number; readonly status: string }[];
  readonly subject: { readonly sex: string | null; readonly ageYears: number | null };
}

/** The HPO's id where it has one, since phenotypes are what most pipelines compare; else the preferred id. */
function conceptOf(concepts: readonly string[]): string | undefined {
  return concepts.find((id) => id.startsWith('HP:')) ?? concepts[0];
}

/** What the patients' values mean where no words name it: by the start of a value, the finding drawn from it. */
function derivedByStart({ assembly }: Reading): ReadonlyMap<number, string> {
  const derived = new Map<number, string>();
  for (const { findings } of assembly.cases)
    for (const { concept, evidence } of findings)
      if (evidence.derivedBy !== undefined && concept.id !== undefined)
        for (const { start } of evidence.spans) derived.set(start, concept.id);
  return derived;
}

/** A broader finding inside a mention, said of whom and how the whole mention is. */
function annotatedInside(broader: ConceptMention, whole: AnnotatedMention): AnnotatedMention {
  const concept = conceptOf(broader.concepts);
  const { start, end } = broader.span;
  return { ...whole, start, end, type: broader.type, ...(concept !== undefined && { concept }) };
}

/**
 * Stand-off mentions of one text, as pipelines and evaluations want them.
 * @throws InputError `annotate-target-outside` when a target lies outside the text.
 */
export function annotate(reader: Reader, input: AnnotateInput): Annotation {
  for (const { start, end } of input.targets ?? []) {
    if (start >= end || end > input.text.length)
      throw new InputError(
        'annotate-target-outside',
        `Document ${input.id}: target ${start}-${end} lies outside its text of ${input.text.length} characters.`,
      );
  }
  const reading = reader.readText(input.text);
  const { mentions, assertions, sections, assembly } = reading;
  const derived = derivedByStart(reading);
  let s = 0;
  const annotated = mentions.map((mention, i): AnnotatedMention => {
    while (s + 1 < sections.length && sections[s].span.end <= mention.span.start) s += 1;
    const meant = mention.type === 'value' ? derived.get(mention.span.start) : undefined;
    const concept = 'concepts' in mention ? conceptOf(mention.concepts) : meant;
    return {
      start: mention.span.start,
      end: mention.span.end,
      type: mention.type,
      ...(concept !== undefined && { concept }),
      status: meant === undefined ? assertions[i].status : 'present',
      experiencer: assertions[i].experiencer,
      section: sections[s]?.kind ?? 'other',
    };
  });
  // At the end, so that relations keep their positions: what a study's abstract also names inside longer names.
  const inside = mentions.flatMap((mention, i) =>
    'inside' in mention && mention.inside !== undefined
      ? mention.inside.map((broader) => annotatedInside(broader, annotated[i]))
      : [],
  );
  const asked = input.targets ?? [];
  const said = asked.length === 0 ? [] : reader.assertTargets(reading, asked);
  const { sex, age } = assembly.cases[0].subject;
  return {
    id: input.id,
    mentions: inside.length === 0 ? annotated : [...annotated, ...inside],
    relations: assembly.relations,
    ...(asked.length > 0 && {
      targets: asked.map(({ start, end }, i) => ({ start, end, status: said[i].status })),
    }),
    subject: { sex: sex?.value ?? null, ageYears: age === undefined ? null : ageInYears(age.value) },
  };
}
