import { readRows, type Resources } from '../resource.ts';
import type { NameTest } from './merge.ts';

/** Kinds of `investigations.tsv` that look at the body or a piece of it; the others measure. */
const LOOKS = new Set(['imaging', 'pathology', 'endoscopy', 'electrophysiology']);

/** Tells tests apart by their words: imaging, biopsies, endoscopies and tracings are investigations, others measurements. */
export function createNameTest(resources: Resources): NameTest {
  const looks = new Set(
    readRows(resources, 'en/investigations.tsv', 2)
      .filter(([, kind]) => LOOKS.has(kind))
      .map(([word]) => word),
  );
  return (words) =>
    words
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => looks.has(word))
      ? 'investigation'
      : 'measurement';
}
