import { cleanNamed, mediaIn } from '../bank/domain/clean.ts';
import { unescapeText } from '../bank/domain/clean-to-plain.ts';
import type { Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';

/** What an address in a text of the file leads to: a name among the file's media, or `null` where nothing lies there. */
export type MediaAt = (address: string) => string | null;

/** HTML of a file as a text of ours: pictures and sounds by name, cleaned; what went is named. */
export function richFrom(html: string, where: string, leave: Leave, mediaAt: MediaAt = () => null): Rich {
  const known = new Set<string>();
  const named = html.replace(
    /(<(?:img|audio|source)\b[^<>]*?\ssrc\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi,
    (_, before: string, double?: string, single?: string) => {
      const address = unescapeText(double ?? single ?? '');
      const name = mediaAt(address);
      if (name === null) leave(where, 'media-missing', address);
      else known.add(name);
      return `${before}"${name === null ? '' : `media:${name}`}"`;
    },
  );
  const { rich, removed } = cleanNamed(soundsPlain(named));
  // An address without anything behind it has been named as missing media.
  for (const one of removed) if (!one.endsWith('src="">')) leave(where, 'markup-removed', one);
  return onlyKnown(rich, known, where, leave).trim();
}

/** However a text names a picture, it may lead to those of its own file alone. */
function onlyKnown(rich: Rich, known: ReadonlySet<string>, where: string, leave: Leave): Rich {
  const foreign = mediaIn(rich).filter((name) => !known.has(name));
  for (const name of foreign) leave(where, 'media-missing', `media:${name}`);
  if (foreign.length === 0) return rich;
  return rich.replace(/<(?:img|audio)\b[^>]*?\ssrc="media:([^"]+)"[^>]*>(?:<\/audio>)?/g, (tag, name: string) =>
    known.has(name) ? tag : '',
  );
}

/** `<audio><source src></audio>` as `<audio src>`. */
function soundsPlain(html: string): string {
  return html.replace(
    /<audio\b[^<>]*>\s*<source\b[^<>]*?\ssrc="(media:[^"]*)"[^<>]*>[^<]*(?:<\/source>)?\s*(?:<a\b[^<>]*>[^<]*<\/a>)?\s*<\/audio>/gi,
    '<audio src="$1"></audio>',
  );
}
