import type { Filter } from './filter.ts';

/** Writes a filter in its language, with brackets around every `and`, `or` and `not`; reading it gives the same filter back. */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${formatFilter(filter.left)} ${filter.kind} ${formatFilter(filter.right)})`;
    case 'not':
      return `not (${formatFilter(filter.part)})`;
    case 'concept':
      return `${filter.relation} ${quote(filter.concept)}`;
    case 'compare':
      return `${filter.field} ${filter.comparison} ${quote(filter.value)}`;
    case 'range':
      return `${filter.field} ${quote(filter.low)}..${quote(filter.high)}`;
    case 'known':
      return `known ${filter.field}`;
    case 'text':
      return `text ${quote(filter.words)}`;
  }
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
