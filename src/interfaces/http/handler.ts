import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Me, RouteName, Routes } from './contract.ts';

/** Who a request is from: an account, or who started a server without accounts. */
export type Who = NonNullable<Me['user']>;

/** A file as it comes in; its stream must be read to its end. */
export interface IncomingFile {
  /** The last part of the name that was given, without what a file system would trip over. */
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
}

/** Files of a request, one after the other; `fields` are those that came before the file under way. */
export interface Upload<F> {
  readonly files: AsyncIterable<IncomingFile>;
  fields(): F;
}

/** A text or file to send, with the name to keep it under. */
export interface TextAnswer {
  readonly mediaType: string;
  readonly content: string | Uint8Array | Readable;
  readonly fileName?: string;
}

type ParamsOf<R> = R extends { readonly params: infer S extends z.ZodType } ? z.output<S> : undefined;
type QueryOf<R> = R extends { readonly query: infer S extends z.ZodType } ? z.output<S> : undefined;
type BodyOf<R> = R extends {
  readonly body: { readonly kind: 'json'; readonly schema: infer S extends z.ZodType };
}
  ? z.output<S>
  : undefined;
type UploadOf<R> = R extends {
  readonly body: { readonly kind: 'files'; readonly fields: infer F extends z.ZodType };
}
  ? Upload<z.output<F>>
  : undefined;
type WhoOf<R> = R extends { readonly role: 'nobody' } ? Who | undefined : Who;
type IfMatchOf<R> = R extends { readonly ifMatch: 'needed' } ? number : number | undefined;

/** A request that passed its contract: everything in it has been checked. */
export interface Asked<R> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly upload: UploadOf<R>;
  /** The revision of `If-Match`. */
  readonly ifMatch: IfMatchOf<R>;
  /** Nobody for routes that need no sign-in. */
  readonly who: WhoOf<R>;
  /** Says which revision is answered with. */
  readonly etag: (version: number) => void;
  /** Aborted when the one who asked has gone. */
  readonly signal: AbortSignal;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a handler gives, by the kind of the route's answer. */
export type Given<R> = R extends {
  readonly answer: { readonly kind: 'json'; readonly schema: infer S extends z.ZodType };
}
  ? z.input<S>
  : R extends { readonly answer: { readonly kind: 'events'; readonly schema: infer S extends z.ZodType } }
    ? AsyncIterable<z.input<S>>
    : R extends { readonly answer: { readonly kind: 'text' } }
      ? TextAnswer
      : R extends { readonly answer: { readonly kind: 'redirect' } }
        ? string
        : void;

/** What answers each route. */
export type Handlers = {
  readonly [N in RouteName]: (asked: Asked<Routes[N]>) => Given<Routes[N]> | Promise<Given<Routes[N]>>;
};
