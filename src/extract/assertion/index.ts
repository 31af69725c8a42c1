export type { Assertion } from './assertion.ts';
