import type { FastifyError } from 'fastify';
import { asPrecedentError, type PrecedentError, STATUS_BY_KIND } from '../../app/index.ts';
import type { Problem } from './contract.ts';

/** A problem that HTTP has a status of its own for. */
export class HttpProblem extends Error {
  readonly problem: Omit<Problem, 'type' | 'instance'>;

  constructor(problem: Omit<Problem, 'type' | 'instance'>) {
    super(problem.detail);
    this.name = 'HttpProblem';
    this.problem = problem;
  }
}

const TITLE_BY_KIND = {
  input: 'The request cannot be used',
  'not-found': 'Not found',
  conflict: 'Changed by somebody else',
  resource: 'A resource failed',
  defect: 'A defect of the program',
} as const;

/** Codes that HTTP has a more telling status for than the one of their kind. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'case-changed': 412,
  'draft-changed': 412,
  'coding-changed': 412,
};

/** What Fastify and its plug-ins throw, in our words. */
const BY_FASTIFY_CODE: Readonly<
  Record<string, { readonly status: number; readonly code: string; readonly detail: string }>
> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body-too-large',
    detail: 'The request is larger than this server takes. Send less at once.',
  },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'file-too-large',
    detail: 'A file is larger than this server takes. Split it, or import it with precedent library import.',
  },
  FST_FILES_LIMIT: {
    status: 413,
    code: 'too-many-files',
    detail: 'There are more files than one request may bring. Send them in several.',
  },
  FST_PARTS_LIMIT: {
    status: 413,
    code: 'too-many-parts',
    detail: 'There are more parts than one request may bring. Send them in several.',
  },
  FST_FIELDS_LIMIT: {
    status: 413,
    code: 'too-many-parts',
    detail: 'There are more fields than one request may bring.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'media-type',
    detail: 'This route takes application/json, or files as multipart/form-data.',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    status: 415,
    code: 'media-type',
    detail: 'This route takes files as multipart/form-data.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'not-json',
    detail: 'The body is not a JSON document.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'not-json',
    detail: 'The body is empty; a JSON document is needed.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'content-length',
    detail: 'The body is not as long as its head says.',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'bad-address', detail: 'The address cannot be read.' },
};

/** Any error as a problem document. */
export function problemOf(
  error: unknown,
  instance: string,
): { readonly problem: Problem; readonly cause: PrecedentError | undefined } {
  if (error instanceof HttpProblem) return { problem: complete(error.problem, instance), cause: undefined };
  const known = fromFastify(error as FastifyError);
  if (known !== undefined) return { problem: complete(known, instance), cause: undefined };
  const cause = asPrecedentError(error);
  const status = STATUS_BY_CODE[cause.code] ?? STATUS_BY_KIND[cause.kind].httpStatus;
  const detail =
    cause.kind === 'defect'
      ? `This is a defect of Precedent (${cause.code}). Nothing more was done; please report it.`
      : cause.message;
  return {
    problem: complete(
      { title: TITLE_BY_KIND[cause.kind], status, detail, code: cause.code, kind: cause.kind },
      instance,
    ),
    cause,
  };
}

function complete(problem: Omit<Problem, 'type' | 'instance'>, instance: string): Problem {
  return { type: `urn:precedent:problem:${problem.code}`, instance, ...problem };
}

function fromFastify(error: FastifyError): Omit<Problem, 'type' | 'instance'> | undefined {
  const known = typeof error.code === 'string' ? BY_FASTIFY_CODE[error.code] : undefined;
  if (known !== undefined) return { title: TITLE_BY_KIND.input, kind: 'input', ...known };
  const status = error.statusCode;
  if (status === undefined || status < 400 || status > 499) return undefined;
  return {
    title: TITLE_BY_KIND.input,
    status,
    detail: error.message,
    code: 'request-invalid',
    kind: 'input',
  };
}
