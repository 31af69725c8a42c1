import { z } from 'zod';

/** A place in a report's text, counted in UTF-16 code units as JavaScript strings are. */
export const Utf16OffsetSchema = z.int().nonnegative().brand<'Utf16Offset'>();
export type Utf16Offset = z.infer<typeof Utf16OffsetSchema>;

/** A stretch of a report's text: half-open, `[start, end)`, UTF-16. */
export const SpanSchema = z
  .object({ start: Utf16OffsetSchema, end: Utf16OffsetSchema })
  .refine(({ start, end }) => start < end, 'a span must not be empty')
  .readonly();
export type Span = z.infer<typeof SpanSchema>;

/** Brands two offsets as a span; the caller vouches that `0 <= startUtf16 < endUtf16`. */
export function spanOf(startUtf16: number, endUtf16: number): Span {
  return { start: startUtf16 as Utf16Offset, end: endUtf16 as Utf16Offset };
}

/** Whether two half-open spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The words at a span. */
export function quoteAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
