export type { Section, SectionKind } from './section.ts';
