import { z } from 'zod';
import { ProblemSchema, type Route, ROUTES } from './contract.ts';

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document. */
export function openApiDocument(version: string): Json {
  const schemas: Json = {};
  /** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; schemas with a name of their own are told once. */
  const schemaOf = (schema: z.ZodType): Json => {
    const {
      $defs,
      $schema: _,
      ...own
    } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
    for (const [name, one] of Object.entries(($defs ?? {}) as Json)) schemas[name] = pointed(one);
    const { id, ...named } = own;
    if (typeof id !== 'string') return pointed(own) as Json;
    schemas[id] = pointed(named);
    return { $ref: `#/components/schemas/${id}` };
  };
  const problem = {
    description: 'A problem document (RFC 9457).',
    content: { 'application/problem+json': { schema: schemaOf(ProblemSchema) } },
  };
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationOf(name, route, schemaOf, problem),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Precedent',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Reads clinical case reports into structured cases, and answers from a library of them. What it gives is evidence, never advice.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'precedent-session' } },
    },
  };
}

function operationOf(name: string, route: Route, schemaOf: (schema: z.ZodType) => Json, problem: Json): Json {
  const { answer } = route;
  const success: Json = { description: 'Done.' };
  if (answer.kind === 'json')
    success['content'] = { 'application/json': { schema: schemaOf(answer.schema) } };
  if (answer.kind === 'events')
    success['content'] = { 'text/event-stream': { schema: schemaOf(answer.schema) } };
  if (answer.kind === 'text')
    success['content'] = Object.fromEntries(
      answer.mediaTypes.map((type) => [type, { schema: { type: 'string' } }]),
    );
  const parameters = [
    ...parametersOf('path', route.params, schemaOf),
    ...parametersOf('query', route.query, schemaOf),
    ...(route.ifMatch === undefined
      ? []
      : [
          {
            name: 'If-Match',
            in: 'header',
            required: route.ifMatch === 'needed',
            description: 'The ETag of what was edited, "0" for something new.',
            schema: { type: 'string' },
          },
        ]),
  ];
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.tag],
    'x-role': route.role,
    ...(route.role !== 'nobody' && { security: [{ session: [] }, {}] }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: { required: true, content: contentOf(route.body, schemaOf) },
    }),
    responses: { [String(answer.status)]: success, default: problem },
  };
}

function contentOf(body: NonNullable<Route['body']>, schemaOf: (schema: z.ZodType) => Json): Json {
  if (body.kind === 'json') return { 'application/json': { schema: schemaOf(body.schema) } };
  const { properties = {}, ...fields } = schemaOf(body.fields) as { readonly properties?: Json };
  const file = {
    type: 'array',
    items: { type: 'string', format: 'binary' },
    minItems: 1,
    maxItems: body.most,
  };
  return { 'multipart/form-data': { schema: { ...fields, properties: { ...properties, file } } } };
}

function parametersOf(
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
  schemaOf: (schema: z.ZodType) => Json,
): Json[] {
  return Object.entries((schema?.shape ?? {}) as Record<string, z.ZodType>).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || !one.safeParse(undefined).success,
    schema: schemaOf(one),
  }));
}

/** Names of schemas stand under `components` in OpenAPI, and under `$defs` where they come from. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === '$ref' && typeof one === 'string'
        ? one.replace('#/$defs/', '#/components/schemas/')
        : pointed(one),
    ]),
  );
}
