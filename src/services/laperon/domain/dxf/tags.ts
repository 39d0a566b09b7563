import { UnreadableDxf } from './drawing.ts';

/** One pair of lines: a group code and its value. */
export interface Tag {
  readonly code: number;
  readonly value: string;
}

const MOST_MEGABYTES = 30;

/**
 * The pairs of a DXF file in text form, one after the other. Reads lazily, so that a file is given up where it goes
 * wrong. Throws UnreadableDxf for what is none: empty, binary, DWG, too large, or a line that should be a code and is not.
 */
export function* readTags(source: string): Generator<Tag> {
  if (source.length > MOST_MEGABYTES * 1_000_000) throw new UnreadableDxf({ kind: 'too-large', mostMegabytes: MOST_MEGABYTES });
  if (source.trim() === '') throw new UnreadableDxf({ kind: 'empty' });
  if (source.startsWith('AutoCAD Binary DXF') || /^AC10\d\d/.test(source) || source.includes('\0'))
    throw new UnreadableDxf({ kind: 'binary' });
  let at = source.codePointAt(0) === 0xfeff ? 1 : 0;
  let line = 0;
  const next = (): string | null => {
    if (at >= source.length) return null;
    const end = source.indexOf('\n', at);
    const stop = end === -1 ? source.length : end;
    const text = source.slice(at, source[stop - 1] === '\r' ? stop - 1 : stop);
    at = stop + 1;
    line++;
    return text;
  };
  for (let first = true; ; first = false) {
    const written = next();
    // Trailing empty lines end a file as well as its EOF does.
    if (written === null || (written.trim() === '' && source.slice(at).trim() === '')) return;
    const code = /^\s*-?\d{1,4}\s*$/.test(written) ? Number(written) : Number.NaN;
    if (Number.isNaN(code)) throw new UnreadableDxf(first ? { kind: 'not-dxf' } : { kind: 'broken', line });
    const value = next();
    if (value === null) throw new UnreadableDxf({ kind: 'broken', line });
    // A comment may stand anywhere.
    if (code !== 999) yield { code, value: value.trim() };
  }
}
