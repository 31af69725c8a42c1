export { SCHEMA_VERSION, migrate } from './migrate.ts';
