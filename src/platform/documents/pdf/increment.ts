/** A PDF with room for a signature, and where that room is. */
export interface Prepared {
  readonly pdf: Buffer;
  /** Bytes kept for the CMS structure. */
  readonly room: number;
  /** ISO 32000-2, 12.8.1: offset and length of the two stretches the signature vouches for. */
  readonly byteRange: readonly [number, number, number, number];
}

export interface SignatureFacts {
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  readonly at: Date;
}

/** Bytes kept for the CMS structure; ours take about 3,000 with a chain of two, without a timestamp. */
const ROOM = 8000;
const RANGE_ROOM = 60;

/**
 * Adds an invisible signature field as an incremental update (ISO 32000-2, 7.5.6): not a byte of the document before
 * is touched. Keeps room for the signature, and for `more` bytes inside it. Reads PDFs with a plain cross-reference
 * table, which is what our renderer writes.
 */
export function prepareForSignature(pdf: Buffer, facts: SignatureFacts, more = 0): Prepared {
  const room = ROOM + more;
  const trailer = readTrailer(pdf);
  const catalog = objectAt(pdf, trailer, trailer.root);
  const page = firstPage(pdf, trailer, catalog);
  const [signature, field] = [trailer.size, trailer.size + 1];
  const objects: [number, string][] = [
    [page.number, withEntry(page.body, 'Annots', `[${field} 0 R]`)],
    [trailer.root, titled(withEntry(catalog, 'AcroForm', `<< /Fields [${field} 0 R] /SigFlags 3 >>`))],
    [signature, signatureObject(facts, room)],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Tanda tangan 1) /V ${signature} 0 R /P ${page.number} 0 R /Rect [0 0 0 0] /F 132 >>`,
    ],
  ];
  let update = pdf.at(-1) === 0x0a ? '' : '\n';
  const offsets: [number, number][] = [];
  for (const [number, body] of objects) {
    offsets.push([number, pdf.length + update.length]);
    update += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const xref = pdf.length + update.length;
  update += `${crossReference(offsets)}trailer\n<< /Size ${trailer.size + 2} /Root ${trailer.root} 0 R${trailer.rest} /Prev ${trailer.start} >>\nstartxref\n${xref}\n%%EOF\n`;
  return fixRange(Buffer.concat([pdf, Buffer.from(update, 'latin1')]), pdf.length, room);
}

/** Puts a CMS structure into the room kept for it. */
export function placeSignature({ pdf, room, byteRange }: Prepared, cms: Uint8Array): Buffer {
  if (cms.length > room) throw new Error(`the signature needs ${cms.length} bytes, ${room} are kept`);
  pdf.write(Buffer.from(cms).toString('hex'), byteRange[1] + 1, 'latin1');
  return pdf;
}

function signatureObject({ name, reason, location, at }: SignatureFacts, room: number): string {
  const stamp = at.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [${'0'.repeat(RANGE_ROOM)}] /Contents <${'0'.repeat(room * 2)}> /M (D:${stamp}Z) /Name ${textString(name)} /Reason ${textString(reason)} /Location ${textString(location)} >>`;
}

/** A text string in UTF-16BE with byte order mark, as hexadecimal. */
function textString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

function fixRange(pdf: Buffer, from: number, room: number): Prepared {
  const contents = pdf.indexOf('/Contents <', from) + '/Contents '.length;
  const end = contents + room * 2 + 2;
  const byteRange = [0, contents, end, pdf.length - end] as const;
  const at = pdf.indexOf('/ByteRange [', from) + '/ByteRange ['.length;
  pdf.write(byteRange.join(' ').padEnd(RANGE_ROOM), at, 'latin1');
  return { pdf, room, byteRange };
}

interface Trailer {
  readonly root: number;
  readonly size: number;
  readonly start: number;
  /** The cross-reference table: twenty bytes an object from `entries` on. */
  readonly entries: number;
  /** Info and ID, kept as they are. */
  readonly rest: string;
}

function readTrailer(pdf: Buffer): Trailer {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-1024).toString('latin1'))?.[1]);
  const table = pdf.subarray(start).toString('latin1');
  const head = /^xref\r?\n0 (\d+)\s*\n/.exec(table);
  const dictionary = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(table)?.[1];
  const root = Number(/\/Root\s+(\d+)\s+0\s+R/.exec(dictionary ?? '')?.[1]);
  if (!head || !dictionary || !Number.isInteger(root)) throw new Error('this PDF has no plain cross-reference table');
  const kept = [/\/Info\s+\d+\s+0\s+R/, /\/ID\s*\[[\s\S]*\]/].map((entry) => entry.exec(dictionary)?.[0]).filter(Boolean);
  return { root, size: Number(head[1]), start, entries: start + head[0].length, rest: kept.map((entry) => ` ${entry}`).join('') };
}

/** The dictionary that is an object's whole body. */
function objectAt(pdf: Buffer, { entries, size }: Trailer, number: number): string {
  const offset = number < size ? Number(pdf.toString('latin1', entries + number * 20, entries + number * 20 + 10)) : Number.NaN;
  const end = pdf.indexOf('endobj', offset);
  const body = /^(\d+) 0 obj\s*(<<[\s\S]*>>)\s*$/.exec(pdf.toString('latin1', offset, end));
  if (!body?.[2] || Number(body[1]) !== number) throw new Error(`object ${number} is not where the PDF says`);
  return body[2];
}

/** Down the page tree (ISO 32000-2, 7.7.3) to the first leaf. */
function firstPage(pdf: Buffer, trailer: Trailer, catalog: string): { number: number; body: string } {
  let number = Number(/\/Pages\s+(\d+)\s+0\s+R/.exec(catalog)?.[1]);
  for (let depth = 0; depth < 20; depth++) {
    const body = objectAt(pdf, trailer, number);
    if (/\/Type\s*\/Page(?!s)/.test(body)) return { number, body };
    number = Number(/\/Kids\s*\[\s*(\d+)\s+0\s+R/.exec(body)?.[1]);
  }
  throw new Error('this PDF has no page to carry the signature');
}

/** A dictionary with one more entry; an existing list is extended. */
function withEntry(dictionary: string, key: string, value: string): string {
  const known = new RegExp(`/${key}\\s*\\[([^\\]]*)\\]`).exec(dictionary);
  if (known) return dictionary.replace(known[0], `/${key} [${known[1]} ${value.slice(1)}`);
  if (new RegExp(`/${key}\\s`).test(dictionary)) throw new Error(`this PDF keeps ${key} elsewhere`);
  return `${dictionary.replace(/>>\s*$/, '')} /${key} ${value} >>`;
}

/** Readers then show the document's title, not its file name (ISO 14289-1, 7.1). */
function titled(catalog: string): string {
  return catalog.replace(/\/ViewerPreferences\s*<<(?![^>]*DisplayDocTitle)/, '$& /DisplayDocTitle true');
}

/** A cross-reference section: one subsection for each object, in order. */
function crossReference(offsets: readonly (readonly [number, number])[]): string {
  const lines = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  return `xref\n${lines.join('')}`;
}
