import type { Paint } from '../brief/index.ts';

/** Where text will stand: how wide, and painted how. */
export interface View {
  readonly columns: number;
  readonly paint: Paint;
}
