/** A number of a group and its value, each on a line of its own: `0`, `SECTION`. Comments (999) may come before the first. */
const OPENING = /^(?:\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\r?\n/;
const BOM = /^\u00EF\u00BB\u00BF/;
const LOOKED_AT = 4096;
/** Where comments come first, which may carry a picture. */
const LOOKED_AT_COMMENTED = 2_000_000;

/** Whether bytes are a DXF in text form, by how it begins; the binary form and DWG are not. */
export function isDxf(content: Buffer): boolean {
  return OPENING.test(
    content
      .subarray(0, /^\s*999\s/.test(content.subarray(0, 20).toString('latin1').replace(BOM, '')) ? LOOKED_AT_COMMENTED : LOOKED_AT)
      .toString('latin1')
      .replace(BOM, ''),
  );
}

/** Whether its last line is there. */
export function isWholeDxf(content: Buffer): boolean {
  return /\n\s*0\r?\n\s*EOF\s*$/.test(content.subarray(-200).toString('latin1'));
}
