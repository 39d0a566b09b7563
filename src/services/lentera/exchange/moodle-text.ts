import { toRich } from '../bank/domain/clean-to-plain.ts';
import type { Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import type { MediaBag } from './media-in.ts';
import { richFrom } from './rich-in.ts';
import { shareFrom } from './shares.ts';
import { childOf, childrenOf, type Element, wordsOf } from './xml.ts';

const ADDRESS = /^@@PLUGINFILE@@\/([^?#]+)/;

/** What reading one question needs beside its element. */
export interface MoodleContext {
  readonly where: string;
  readonly leave: Leave;
  readonly bag: MediaBag;
}

/** The words of a child. */
export const valueOf = (element: Element, name: string): string => wordsOf(childOf(element, name)).trim();

/** A text with its files: `<questiontext format="html"><text>…</text><file …/></questiontext>`. */
export function textIn(element: Element | undefined, context: MoodleContext): Rich {
  return element ? richOf(wordsOf(childOf(element, 'text')), element, context) : '';
}

/** HTML that stood in an element, with the files of that element. */
export function richOf(raw: string, element: Element, { where, leave, bag }: MoodleContext): Rich {
  const { format = 'html' } = element.attributes;
  if (format === 'markdown') leave(where, 'value-changed', 'markdown');
  if (format === 'plain_text' || format === 'markdown') return toRich(raw);
  const isPlain = format === 'moodle_auto_format' && !/<[a-z!/]|&[a-z#]/i.test(raw);
  if (isPlain) return toRich(raw);
  const files = new Map(childrenOf(element, 'file').map((file) => [pathOf(file), file]));
  const mediaAt = (address: string) => {
    const file = files.get(decoded(ADDRESS.exec(address)?.[1] ?? ''));
    return file ? takeFile(file, { where, leave, bag }) : null;
  };
  return richFrom(raw.replace(/\s*\n\s*/g, format === 'moodle_auto_format' ? '<br />' : ' '), where, leave, mediaAt);
}

/** The name a file of the question has from now on; `null` where it is not taken. */
export function takeFile(file: Element, { where, leave, bag }: MoodleContext): string | null {
  return bag.take(file.attributes.name ?? '', new Uint8Array(Buffer.from(wordsOf(file), 'base64')), where, leave);
}

const pathOf = ({ attributes: { path = '/', name = '' } }: Element) => `${path}${name}`.replace(/^\/+/, '');

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

export const isTrue = (text: string): boolean => text === 'true' || text === '1';

export const fractionOf = (answer: Element): number =>
  shareFrom(Math.min(100, Math.max(-100, Number(answer.attributes.fraction ?? 0) || 0)));
