export interface Listing {
  readonly objects: readonly { readonly key: string; readonly modifiedAt: Date }[];
  /** Asks for the next page; null on the last. */
  readonly next: string | null;
}

/**
 * Reads an answer to ListObjectsV2. Keys of ours are hexadecimal behind a plain prefix, so nothing in them is escaped;
 * other keys may come out mangled and are nobody's.
 */
export function readListing(xml: string): Listing {
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, inner = '']) => ({
    key: textIn(inner, 'Key') ?? '',
    modifiedAt: new Date(textIn(inner, 'LastModified') ?? Number.NaN),
  }));
  const truncated = textIn(xml, 'IsTruncated') === 'true';
  return { objects, next: truncated ? unescaped(textIn(xml, 'NextContinuationToken') ?? '') || null : null };
}

function textIn(xml: string, tag: string): string | undefined {
  return new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
