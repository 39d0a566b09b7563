/** Captions of a film, as WebVTT written anew by us: times and words, and nothing else a file may bring. */
export type Captions = string;

export type CaptionFault = 'not-captions' | 'no-cues' | 'times' | 'too-many';

const MOST_CUES = 3_000;
const TIME = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})$/;

/**
 * Reads captions from WebVTT or SubRip. Styles, places and marks of voices are left out; each cue keeps its times and
 * lines. `times`: one ends before it begins, or cannot be read.
 */
export function readCaptions(file: string): { readonly captions: Captions } | { readonly fault: CaptionFault } {
  const text = file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '');
  const isVtt = /^WEBVTT(?:[ \t\n]|$)/.test(text);
  if (!isVtt && !/^\s*\d+\n\d{1,3}:\d{2}:\d{2},\d{3} --> /.test(text)) return { fault: 'not-captions' };
  const cues: string[] = [];
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    if (at === -1) continue;
    const [from, to] = (lines[at] ?? '').split('-->').map((part) => secondsOf(part.trim().split(/\s/)[0] ?? ''));
    if (from === undefined || to === undefined || !(to > from)) return { fault: 'times' };
    const words = lines
      .slice(at + 1)
      .map(plain)
      .filter(Boolean);
    if (words.length > 0) cues.push(`${timeOf(from)} --> ${timeOf(to)}\n${words.join('\n')}`);
    if (cues.length > MOST_CUES) return { fault: 'too-many' };
  }
  return cues.length === 0 ? { fault: 'no-cues' } : { captions: `WEBVTT\n\n${cues.join('\n\n')}\n` };
}

/** How many cues there are. */
export const cuesIn = (captions: Captions): number => captions.split(' --> ').length - 1;

/** The words of captions, for a transcript to begin with. */
export function wordsOf(captions: Captions): string {
  return captions
    .split(/\n{2,}/)
    .slice(1)
    .map((cue) => unescaped(cue.split('\n').slice(1).join(' ').trim()))
    .join('\n');
}

function secondsOf(written: string): number | undefined {
  const [, hours = '0', minutes, seconds, parts] = TIME.exec(written) ?? [];
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(parts) / 1000;
}

function timeOf(at: number): string {
  const ms = Math.round(at * 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

/** One line without tags; what could begin one, or a new cue, is written out. */
const plain = (line: string): string =>
  unescaped(line.replace(/<[^>]*>/g, '').replace(/\{\\[^}]*\}/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
