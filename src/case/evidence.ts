import { z } from 'zod';
import { SpanSchema } from './span.ts';

/** Where a fact comes from: read by this program, coded by a person, or taken over from another system's file. */
export const OriginSchema = z.enum(['read', 'curated', 'imported']);
export type Origin = z.infer<typeof OriginSchema>;

/** A concept by id and label; only a label where no terminology on this machine names it. */
export const ConceptRefSchema = z.object({ id: z.string().optional(), label: z.string().min(1) }).readonly();
export type ConceptRef = z.infer<typeof ConceptRefSchema>;

/** What another system says a fact rests on: the kind of evidence (ECO) and where it stands. */
export const EvidenceSourceSchema = z
  .object({
    code: ConceptRefSchema.optional(),
    /** A publication or record: its id (`PMID:24573067`), its address, its title or the words quoted from it. */
    reference: z
      .object({ id: z.string().optional(), url: z.string().optional(), description: z.string().optional() })
      .readonly()
      .optional(),
  })
  .readonly();
export type EvidenceSource = z.infer<typeof EvidenceSourceSchema>;

/**
 * What a fact rests on. A read fact has at least one span; a curated fact says what its curator saw.
 * `derivedBy` names the rule that drew the fact from others (a low haemoglobin gives anaemia); its spans are those of the facts drawn on.
 */
export const EvidenceSchema = z
  .object({
    origin: OriginSchema,
    spans: z.array(SpanSchema).readonly(),
    derivedBy: z.string().optional(),
    /** For curated facts: what was read of the source. */
    seen: z.enum(['abstract', 'part', 'full-text']).optional(),
    note: z.string().optional(),
    /** For imported facts: what the other system says that they rest on. */
    sources: z.array(EvidenceSourceSchema).readonly().optional(),
  })
  .readonly();
export type Evidence = z.infer<typeof EvidenceSchema>;

/** Present, excluded and unknown are three values; `unknown` is what a report leaves open ("possible", "suspected"). */
export const StatusSchema = z.enum(['present', 'excluded', 'unknown']);
export type Status = z.infer<typeof StatusSchema>;
