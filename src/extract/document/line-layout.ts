/** How the lines of a text were broken: by its author, or by a program that wraps at a width. */
export interface LineLayout {
  /** Whether the line that ends at (or just after) this offset was broken by wrapping, its sentence going on. */
  isWrapped(lineEndUtf16: number): boolean;
}

const UNWRAPPED: LineLayout = { isWrapped: () => false };
/** Wider than mail, terminals and typed notes wrap. */
const MAX_WRAP_WIDTH = 140;
const MIN_WRAP_WIDTH = 36;

/** Looks at the lengths of the lines that another line follows directly; in wrapped text most are nearly as long as the longest. */
export function lineLayout(text: string): LineLayout {
  let newline = text.indexOf('\n');
  if (newline < 0) return UNWRAPPED;
  const lengths: number[] = [];
  let lineStart = 0;
  while (newline >= 0) {
    const next = text.charCodeAt(newline + 1);
    if (next !== 10 && next !== 13 && newline > lineStart + 1) lengths.push(newline - lineStart);
    lineStart = newline + 1;
    newline = text.indexOf('\n', lineStart);
  }
  if (lengths.length < 2) return UNWRAPPED;
  const sorted = Int32Array.from(lengths).sort();
  const width = sorted[Math.floor(sorted.length * 0.9)];
  if (width > MAX_WRAP_WIDTH || width < MIN_WRAP_WIDTH) return UNWRAPPED;
  const fullWidth = width * 0.7;
  const full = lengths.filter((length) => length >= fullWidth && length <= width * 1.25).length;
  if (full < lengths.length * 0.5) return UNWRAPPED;
  return {
    isWrapped: (lineEndUtf16) => {
      const from = text.lastIndexOf('\n', lineEndUtf16 - 1) + 1;
      return lineEndUtf16 - from >= fullWidth;
    },
  };
}
