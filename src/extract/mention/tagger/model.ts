import { ResourceError } from '../../../errors.ts';
import { ABSTRACT_TYPES, labelCountOf, REPORT_TYPES } from './labels.ts';

/** Labels of the two heads, side by side in each row of weights; one column for the register, one that marks words that begin no name. */
export const ABSTRACT_LABELS = labelCountOf(ABSTRACT_TYPES);
export const REPORT_LABELS = labelCountOf(REPORT_TYPES);
export const REGISTER_COLUMN = ABSTRACT_LABELS + REPORT_LABELS;
export const NO_BEGIN_COLUMN = REGISTER_COLUMN + 1;
export const COLUMN_COUNT = NO_BEGIN_COLUMN + 1;

/** What the tagger learned: for each feature, by its fingerprint, a row of small whole weights. */
export interface TaggerModel {
  /** Ascending, unsigned 32 bits; fingerprint `i` has the weights `[i * COLUMN_COUNT, (i + 1) * COLUMN_COUNT)`. */
  readonly fingerprints: Uint32Array;
  readonly weights: Int8Array;
  /** `[label before][label]` of each head, in units of its weights; the last row stands for the start of a sentence. */
  readonly abstractTransition: Float32Array;
  readonly reportTransition: Float32Array;
  /** Added to the mean of the words' register weights; above 0 the text reads as an abstract. */
  readonly registerBias: number;
}

const MAGIC = 0x47544350; // "PCTG", little-endian
const VERSION = 2;
const HEADER_BYTES = 16;
const ABSTRACT_TRANSITIONS = (ABSTRACT_LABELS + 1) * ABSTRACT_LABELS;
const REPORT_TRANSITIONS = (REPORT_LABELS + 1) * REPORT_LABELS;
const FIXED_BYTES = HEADER_BYTES + 4 * (1 + ABSTRACT_TRANSITIONS + REPORT_TRANSITIONS);

/**
 * Writes a model as bytes, all little-endian: magic, version, row count, value count; register bias and transitions (float32);
 * fingerprints (uint32); per row a mask of the columns that are not 0 (uint32); those weights (int8); FNV-1a of all before it.
 */
export function encodeModel(model: TaggerModel): Uint8Array {
  const rows = model.fingerprints.length;
  const values = model.weights.filter((weight) => weight !== 0);
  const bytes = new Uint8Array(FIXED_BYTES + 8 * rows + values.length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, rows, true);
  view.setUint32(12, values.length, true);
  [model.registerBias, ...model.abstractTransition, ...model.reportTransition].forEach((value, i) => {
    view.setFloat32(HEADER_BYTES + 4 * i, value, true);
  });
  for (let row = 0; row < rows; row += 1) {
    let mask = 0;
    for (let c = 0; c < COLUMN_COUNT; c += 1) if (model.weights[row * COLUMN_COUNT + c] !== 0) mask |= 1 << c;
    view.setUint32(FIXED_BYTES + 4 * row, model.fingerprints[row], true);
    view.setUint32(FIXED_BYTES + 4 * (rows + row), mask >>> 0, true);
  }
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), FIXED_BYTES + 8 * rows);
  view.setUint32(bytes.length - 4, checksum(bytes.subarray(0, -4)), true);
  return bytes;
}

/** Reads a model; throws `ResourceError` where the bytes are damaged or of another version. */
export function decodeModel(bytes: Uint8Array): TaggerModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FIXED_BYTES + 4 || view.getUint32(0, true) !== MAGIC)
    throw damaged(`it has ${bytes.length} bytes and does not begin as a tagger model does`);
  const version = view.getUint32(4, true);
  if (version !== VERSION)
    throw new ResourceError(
      'tagger-model-version',
      `The tagger model has format version ${version}; this program reads version ${VERSION}. Train it again: npx tsx evaluation/train-tagger.ts.`,
    );
  const rows = view.getUint32(8, true);
  const valueCount = view.getUint32(12, true);
  const expected = FIXED_BYTES + 8 * rows + valueCount + 4;
  if (bytes.length !== expected)
    throw damaged(`it has ${bytes.length} bytes where its header promises ${expected}`);
  if (view.getUint32(bytes.length - 4, true) !== checksum(bytes.subarray(0, -4)))
    throw damaged('its checksum does not match its contents');
  const floats = Float32Array.from({ length: 1 + ABSTRACT_TRANSITIONS + REPORT_TRANSITIONS }, (_, i) =>
    view.getFloat32(HEADER_BYTES + 4 * i, true),
  );
  const fingerprints = new Uint32Array(rows);
  const weights = new Int8Array(rows * COLUMN_COUNT);
  let next = FIXED_BYTES + 8 * rows;
  for (let row = 0; row < rows; row += 1) {
    fingerprints[row] = view.getUint32(FIXED_BYTES + 4 * row, true);
    const mask = view.getUint32(FIXED_BYTES + 4 * (rows + row), true);
    for (let c = 0; c < COLUMN_COUNT; c += 1) {
      if (((mask >>> c) & 1) === 0) continue;
      weights[row * COLUMN_COUNT + c] = view.getInt8(next);
      next += 1;
    }
  }
  return {
    fingerprints,
    weights,
    registerBias: floats[0],
    abstractTransition: floats.slice(1, 1 + ABSTRACT_TRANSITIONS),
    reportTransition: floats.slice(1 + ABSTRACT_TRANSITIONS),
  };
}

function damaged(why: string): ResourceError {
  return new ResourceError(
    'tagger-model-damaged',
    `The tagger model cannot be read: ${why}. Restore resources/en/tagger.bin or train it again: npx tsx evaluation/train-tagger.ts.`,
  );
}

/** FNV-1a, 32 bits. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
