import { z } from 'zod';
import { SpanSchema } from './span.ts';

/** Where a fact comes from: read by this program, coded by a person, or taken over from another system's file. */
export const OriginSchema = z.enum(['read', 'curated', 'imported']);
export type Origin = z.infer<typeof OriginSchema>;

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
  })
  .readonly();
export type Evidence = z.infer<typeof EvidenceSchema>;

/** A concept by id and label; only a label where no terminology on this machine names it. */
export const ConceptRefSchema = z.object({ id: z.string().optional(), label: z.string().min(1) }).readonly();
export type ConceptRef = z.infer<typeof ConceptRefSchema>;

/** Present, excluded and unknown are three values; `unknown` is what a report leaves open ("possible", "suspected"). */
export const StatusSchema = z.enum(['present', 'excluded', 'unknown']);
export type Status = z.infer<typeof StatusSchema>;
