import type { SectionKind } from './section.ts';

/** Where a stretch of one kind begins; it reaches to the next mark. `undefined` kind: no heading says, the wording must. */
export interface Mark {
  readonly token: number;
  readonly kind: SectionKind | undefined;
  readonly basis: 'heading' | 'wording' | 'default';
  readonly part?: SectionKind | undefined;
  readonly heading?: string | undefined;
  readonly patientIndex?: number | undefined;
  readonly figure?: string | undefined;
}
