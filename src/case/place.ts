import { z } from 'zod';
import { Utf16OffsetSchema } from './span.ts';

/**
 * Where in the source a stretch of a report's text stands: from `start` on, up to the next place.
 * A PDF has pages, from 1; XML and HTML have elements, named by an XPath such as `/article/body/sec[2]/p[1]`.
 */
export const PlaceSchema = z
  .object({
    start: Utf16OffsetSchema,
    page: z.int().positive().optional(),
    element: z.string().optional(),
  })
  .readonly();
export type Place = z.infer<typeof PlaceSchema>;

/** The place that an offset of the text belongs to; `undefined` before the first. Cost logarithmic. */
export function placeAt(places: readonly Place[], offsetUtf16: number): Place | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle].start <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
