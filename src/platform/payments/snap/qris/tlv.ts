/** One data object: two digits, and what stands under them. */
export interface Tlv {
  readonly tag: string;
  readonly value: string;
}

/**
 * The data objects of a payload, in their order; null where it is none. Lengths count characters, not bytes, and not halves of
 * a character as JavaScript's own `length` does.
 */
export function readTlv(payload: string): readonly Tlv[] | null {
  const letters = [...payload];
  const found: Tlv[] = [];
  for (let at = 0; at < letters.length; ) {
    const head = letters.slice(at, at + 4).join('');
    if (!/^\d{4}$/.test(head)) return null;
    const end = at + 4 + Number(head.slice(2));
    if (end > letters.length) return null;
    found.push({ tag: head.slice(0, 2), value: letters.slice(at + 4, end).join('') });
    at = end;
  }
  return found;
}

/** Throws for a tag that is not two digits, or a value of more than 99 characters. */
export function writeTlv(objects: readonly Tlv[]): string {
  return objects
    .map(({ tag, value }) => {
      const { length } = [...value];
      if (!/^\d\d$/.test(tag) || length > 99) throw new Error(`no data object: ${tag} of ${length} characters`);
      return tag + String(length).padStart(2, '0') + value;
    })
    .join('');
}
