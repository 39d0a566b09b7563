import { type FileStorage, MissingContent } from '#platform/files';
import { createHash } from 'node:crypto';

export interface Moved {
  readonly moved: number;
  readonly bytes: number;
  /** Names whose bytes are others; they stay where they are. */
  readonly damaged: readonly string[];
  /** Put again while they were moved; they go with the next call. */
  readonly left: number;
}

/**
 * Moves every content from one store to the other: written there, then taken away here. Whoever serves from both
 * finds each at any moment, and what was moved before a halt is not moved again.
 */
export async function moveContents(from: FileStorage, to: FileStorage, now: Date, told: (moved: number) => void): Promise<Moved> {
  let moved = 0;
  let bytes = 0;
  let left = 0;
  const damaged: string[] = [];
  for await (const sha256 of from.list(now)) {
    const content = await from.get(sha256).catch((error: unknown) => {
      if (error instanceof MissingContent) return null;
      throw error;
    });
    // A sweep was faster.
    if (content === null) continue;
    if (createHash('sha256').update(content).digest('hex') !== sha256) {
      damaged.push(sha256);
      continue;
    }
    await to.put(content);
    if (await from.remove(sha256, now)) {
      moved += 1;
      bytes += content.length;
      if (moved % 1000 === 0) told(moved);
    } else left += 1;
  }
  return { moved, bytes, damaged, left };
}
