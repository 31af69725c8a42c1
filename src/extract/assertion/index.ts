export type { Assertion } from './assertion.ts';
export { type Assertable, type Asserter, createAsserter } from './create-asserter.ts';
