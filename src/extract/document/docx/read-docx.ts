import { InputError } from '../../../errors.ts';
import { openZip } from '../../../archive/index.ts';
import { readHtml } from '../read-html.ts';
import type { SourceText } from '../source-text.ts';

/** How Word's own styles become elements; its title stands above the headings. Headings that are only bold stay paragraphs here. */
const STYLE_MAP = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='heading ${level}'] => h${level + 1}:fresh`),
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='Heading ${level}'] => h${level + 1}:fresh`),
  "p[style-name='caption'] => figure > figcaption:fresh",
  "p[style-name='Caption'] => figure > figcaption:fresh",
  'comment-reference =>',
];
/** A paragraph that is bold as a whole, short, and no sentence: what authors write who use no heading styles. */
const BOLD_PARAGRAPH = /<p><strong>([^<]{3,100}[^<.,;])<\/strong><\/p>/g;

/**
 * Reads a Word document: title, headings (by style, or bold lines), paragraphs, lists, captions, tables; deleted words and comments are left out.
 * Places name elements of the document as it is laid out (`/p[3]`, `/table[1]`). The library that decodes it is loaded at the first DOCX.
 *
 * Throws an `InputError`: `docx-broken`, and what `openZip` throws.
 */
export async function readDocx(bytes: Uint8Array, name: string): Promise<SourceText> {
  // Within the limits of archives, before a library unpacks it as a whole.
  const zip = await openZip(bytes, name);
  for (const entry of zip.entries) await zip.read(entry);
  const { default: mammoth } = await import('mammoth');
  let html: string;
  try {
    const options = {
      styleMap: STYLE_MAP,
      includeDefaultStyleMap: true,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    };
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options)).value;
  } catch (cause) {
    throw new InputError(
      'docx-broken',
      `${name} is packed as a Word document, but cannot be read as one: ${(cause as Error).message.replaceAll(/\s+/g, ' ')}. Open it in Word and save it again.`,
      { cause },
    );
  }
  const read = readHtml(html.replaceAll(BOLD_PARAGRAPH, '<h3>$1</h3>'), name);
  return {
    ...read,
    format: 'docx',
    places: (read.places ?? []).map(({ start, element }) => ({
      start,
      ...(element !== undefined && { element: element.replace(/^\/html\/body/, '') }),
    })),
    toSourceOffset: (offset) => offset,
  };
}
