export { type FetchedPublication, fetchPublication } from './fetch-publication.ts';
export { createPoliteClient } from './polite-client.ts';
export { openPublicationCache } from './publication-cache.ts';
export { parsePublicationId } from './publication-id.ts';
export { SERVICES, type Services } from './services.ts';
