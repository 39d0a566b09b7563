import { unzipSync } from 'fflate';
import { textOf } from './text-of.ts';

/** Formats questions come in. */
export const formats = ['gift', 'aiken', 'moodle-xml', 'qti', 'docx', 'xlsx'] as const;
export type Format = (typeof formats)[number];

const MOST_ENTRIES = 20_000;

/**
 * What a file is, by what stands in it; its name only tells GIFT from Aiken where both could be meant. `null` where it is
 * none of them. Nothing is unpacked but the list of a zip's entries.
 */
export function detect(bytes: Uint8Array, fileName: string): Format | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return zipped(bytes);
  const text = textOf(bytes.subarray(0, 200_000), { isBeginning: true })?.text.trimStart();
  if (!text) return null;
  if (text.startsWith('<')) return marked(text);
  if (/\.gift$/i.test(fileName)) return 'gift';
  if (/^ANSWER:\s*[A-Z]\s*$/m.test(text)) return 'aiken';
  if (/[^\\]\{|^\{|^\$CATEGORY:|^::/m.test(text) || /\.gift\.txt$/i.test(fileName)) return 'gift';
  return null;
}

function marked(text: string): Format | null {
  if (/<quiz[\s>]/.test(text)) return 'moodle-xml';
  // A single item outside a package; read as a package of one.
  return /<(?:\w+:)?(?:qti-)?assessment-?(?:item|test)[\s>]/i.test(text) ? 'qti' : null;
}

function zipped(bytes: Uint8Array): Format | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.length < MOST_ENTRIES) names.push(name);
        return false;
      },
    });
  } catch {
    return null;
  }
  if (names.some((name) => /(^|\/)imsmanifest\.xml$/.test(name))) return 'qti';
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  return names.some((name) => name.startsWith('xl/')) ? 'xlsx' : null;
}
