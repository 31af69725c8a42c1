import { deflateRawSync } from 'node:zlib';

/** A file to be packed. */
export interface Packed {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Makes a ZIP archive by hand, so that names and sizes can be what no library would write. */
export function makeZip(files: readonly Packed[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const raw = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crcOf(raw), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(raw.length, 8);
    sizes.writeUInt16LE(nameBytes.length, 12);
    const fixed = Buffer.from([20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0x58]);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fixed, sizes, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fixed, sizes, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, central, end]));
}

/** CRC-32 as ZIP has it (ISO 3309); Node 20.19 has none of its own. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const styled = (style: string, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document of the parts that one must have; `body` is WordprocessingML. */
export function makeDocx(body: string): Uint8Array {
  const styles = [
    ['Title', 'Title'],
    ['Heading1', 'heading 1'],
    ['Heading2', 'heading 2'],
    ['Caption', 'caption'],
  ].map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`);
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'word/styles.xml', content: `<?xml version="1.0"?><w:styles ${w}>${styles.join('')}</w:styles>` },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    },
  ]);
}

/** A report as an author writes one in Word: styles, a bold line as heading, a caption, a table, a raised number. */
export const WORD_REPORT = [
  styled('Title', 'Calcinosis of the hip'),
  styled('Heading1', 'Case report'),
  '<w:p><w:r><w:t xml:space="preserve">A 9-year-old girl had a hard mass over the left hip. The white cell count was 8.1 × 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>/L.</w:t></w:r></w:p>',
  '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Laboratory results</w:t></w:r></w:p>',
  styled('Caption', 'Table 1. Blood tests'),
  `<w:tbl>${[
    ['Test', 'Result'],
    ['Phosphate', '2.1 mmol/L'],
  ]
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`,
  '<w:p><w:r><w:t>She was treated with sevelamer.</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>She had gout.</w:delText></w:r></w:del></w:p>',
].join('');
