import type { FastifyRequest } from 'fastify';
import type { Body } from './contract.ts';
import type { IncomingFile, Upload } from './handler.ts';
import { HttpProblem } from './problem-of.ts';

/** The files of a multipart request, and its fields as the contract has them. */
export function uploadOf(
  request: FastifyRequest,
  { fields, most }: Extract<Body, { kind: 'files' }>,
): Upload<unknown> {
  const given: Record<string, string> = {};
  async function* files(): AsyncGenerator<IncomingFile> {
    let count = 0;
    try {
      for await (const part of request.parts({ limits: { files: most } })) {
        if (part.type === 'file') {
          count += 1;
          yield { name: safeFileName(part.filename), stream: part.file };
          if (part.file.truncated) throw tooLarge(part.filename);
        } else if (typeof part.value === 'string') given[part.fieldname] = part.value;
      }
    } catch (error) {
      throw isTold(error) ? error : brokenForm(error);
    }
    if (count === 0)
      throw new HttpProblem({
        title: 'The request cannot be used',
        status: 400,
        kind: 'input',
        code: 'no-file',
        detail: 'No file came. Send at least one, as the part “file”.',
      });
  }
  return {
    files: files(),
    fields: () => {
      const parsed = fields.safeParse(given);
      if (parsed.success) return parsed.data;
      throw new HttpProblem({
        title: 'The request cannot be used',
        status: 400,
        kind: 'input',
        code: 'request-invalid',
        detail: `field ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}.`,
        places: parsed.error.issues
          .slice(0, 20)
          .map((issue) => ({ in: 'field', path: issue.path.join('.'), message: issue.message })),
      });
    },
  };
}

/** What has a code of its own, ours or Fastify's; the parser of forms throws plain errors for what is no form. */
function isTold(error: unknown): boolean {
  return error instanceof HttpProblem || typeof (error as { readonly code?: unknown }).code === 'string';
}

function brokenForm(error: unknown): HttpProblem {
  return new HttpProblem({
    title: 'The request cannot be used',
    status: 400,
    kind: 'input',
    code: 'form-broken',
    detail: `The body is no whole multipart/form-data: ${(error as Error).message}.`,
  });
}

function tooLarge(name: string): HttpProblem {
  return new HttpProblem({
    title: 'The request cannot be used',
    status: 413,
    kind: 'input',
    code: 'file-too-large',
    detail: `${safeFileName(name)} is larger than this server takes. Split it, or import it with precedent library import.`,
  });
}

const LONGEST_NAME = 120;

/** The last part of a file's name as a sender gave it, without control characters and signs that have a meaning in paths; never empty, never hidden. */
export function safeFileName(given: string | undefined): string {
  const last = (given ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,8}(?:\.gz)?$/.exec(plain)?.[0] ?? '';
  const stem = Array.from(plain.slice(0, plain.length - ending.length))
    .slice(0, LONGEST_NAME)
    .join('');
  return `${stem === '' ? 'file' : stem}${ending}`;
}
