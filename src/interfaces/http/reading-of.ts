import type { z } from 'zod';
import type { App } from '../../app/index.ts';
import type { ReadingSchema } from './contract.ts';

/** What is to be read. */
export interface ToRead {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** A reading as the contract has it. */
export type WireReading = z.output<typeof ReadingSchema>;

/** Reads a report and puts down what pages show of it. Throws `InputError` for what is no report. */
export async function readingOf(app: Pick<App, 'readUpload'>, { bytes, name }: ToRead): Promise<WireReading> {
  const started = performance.now();
  return laidOut(await app.readUpload(bytes, name), name, started);
}

/** A report that was read, as the contract has it; `started` is when its reading began. */
export function laidOut(
  { reading, cases }: Awaited<ReturnType<App['readUpload']>>,
  name: string,
  started: number,
): WireReading {
  const { document, sections, mentions, assertions } = reading;
  return {
    name,
    format: document.format,
    sha256: cases[0].report.sha256 ?? '',
    text: document.text,
    blocks: document.blocks.map(({ kind, span, level, figure }) => ({
      kind,
      span,
      ...(level !== undefined && { level }),
      ...(figure !== undefined && { figure }),
    })),
    sections: sections.map(({ kind, span, heading, figure }) => ({
      kind,
      span,
      ...(heading !== undefined && { heading }),
      ...(figure !== undefined && { figure }),
    })),
    mentions: mentions.map((mention, i) => {
      const { status, experiencer, temporality, cue } = assertions[i];
      return {
        span: mention.span,
        type: mention.type,
        concepts: 'concepts' in mention ? mention.concepts : [],
        ...('label' in mention && { label: mention.label, basis: mention.basis }),
        status,
        experiencer,
        temporality,
        ...(cue !== undefined && { cue }),
      };
    }),
    cases,
    tookMs: Math.round(performance.now() - started),
  };
}
