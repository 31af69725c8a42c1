import { z } from 'zod';
import { ProblemSchema } from './problem.ts';

/** Who may use a route; each role may do what those before it may. `nobody`: no sign-in is needed. */
export const ROLES = ['reader', 'curator', 'admin'] as const;
export const RoleSchema = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof RoleSchema>;

/** What a route gives when all went well. Everything else is a problem document, see `ProblemSchema`. */
export type Answer =
  | { readonly status: 200 | 201 | 202; readonly kind: 'json'; readonly schema: z.ZodType }
  | { readonly status: 200; readonly kind: 'text'; readonly mediaTypes: readonly string[] }
  | { readonly status: 204; readonly kind: 'empty' }
  | { readonly status: 302; readonly kind: 'redirect' }
  /** Server-sent events: each `data` is one JSON document of the schema. */
  | { readonly status: 200; readonly kind: 'events'; readonly schema: z.ZodType };

/** What a route takes as its body: one JSON document, or files with fields beside them as `multipart/form-data`. */
export type Body =
  | { readonly kind: 'json'; readonly schema: z.ZodType }
  | { readonly kind: 'files'; readonly fields: z.ZodObject; readonly most: number };

/** One route, from which types, validation, OpenAPI and the client are made. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly role: Role | 'nobody';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: Body;
  /** `If-Match` with the revision that was seen: needed, allowed, or not looked at (absent). */
  readonly ifMatch?: 'needed' | 'allowed';
  /** Attempts a minute from one address, where fewer than elsewhere. */
  readonly attemptsAMinute?: number;
  readonly answer: Answer;
}

/** Keeps a route's own type. */
export function route<const R extends Route>(one: R): R {
  return one;
}

/** A list that nobody changes. */
export const list = <T extends z.ZodType>(schema: T) => z.array(schema).readonly();

/** A whole number in a query. */
export const wholeNumber = (low: number, high: number) => z.coerce.number<number>().int().min(low).max(high);

/** A yes or no in a query. */
export const yesOrNo = z.enum(['true', 'false']);

export const json = <T extends z.ZodType>(schema: T) => ({ status: 200, kind: 'json', schema }) as const;
export const created = <T extends z.ZodType>(schema: T) => ({ status: 201, kind: 'json', schema }) as const;
export const accepted = <T extends z.ZodType>(schema: T) => ({ status: 202, kind: 'json', schema }) as const;
export const nothing = { status: 204, kind: 'empty' } as const;
export const text = (...mediaTypes: string[]) => ({ status: 200, kind: 'text', mediaTypes }) as const;

export { ProblemSchema };
