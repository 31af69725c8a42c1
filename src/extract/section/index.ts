export type { Section, SectionKind } from './section.ts';
export { createSectionSplitter, type SectionSplitter } from './split-sections.ts';
