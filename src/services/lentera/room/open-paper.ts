import { createDecipheriv } from 'node:crypto';
import type { Paper } from './domain/paper.ts';
import type { LivePaper } from './live.ts';

const opened = new WeakMap<object, Paper>();

/** The paper as it was sealed, for forms without scripts, marking and print. */
export function openPaper(kept: Pick<LivePaper, 'sealed' | 'key'>): Paper {
  const known = opened.get(kept);
  if (known) return known;
  const { sealed, key } = kept;
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
  const paper = JSON.parse(plain.toString()) as Paper;
  opened.set(kept, paper);
  return paper;
}
