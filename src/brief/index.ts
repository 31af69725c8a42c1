export { type Brief, type BriefAnswers, composeBrief, layOutBrief } from './compose-brief.ts';
export { describeClassification, describeCriteria } from './describe-classification.ts';
export type { Page, Tone } from './page.ts';
export { renderFactTables } from './render-fact-tables.ts';
export { renderHtml } from './render-html.ts';
export { type Mark, renderMarkedText } from './render-marked-text.ts';
export { renderMarkdown } from './render-markdown.ts';
export { ansiPaint, type Paint, plainPaint, renderParts, renderText, safe } from './render-text.ts';
