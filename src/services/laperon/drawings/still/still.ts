import { AppError } from '#kernel';
import { aside } from '#platform/jobs';
import { DXF } from '#platform/files';
import { buffer } from 'node:stream/consumers';
import type { DxfProblem } from '../../domain/dxf/drawing.ts';
import type { Frame } from '../../domain/dxf/picture.ts';
import type { DrawingDeps } from '../deps.ts';
import { type Unshowable, whyOf } from '../domain/unshowable.ts';
import type { Drawing } from '../read.ts';
import type { Lines } from './lines.ts';

/** What is drawn; crosses to the thread that does it. */
export interface Asked {
  readonly content: Uint8Array;
  /** Layers by their number, shown or not; null for those the file shows. */
  readonly chosen: readonly boolean[] | null;
}

export interface StillLayer {
  readonly name: string;
  readonly count: number;
  readonly shown: boolean;
}

/** A DXF drawn by the server. */
export interface Drawn {
  readonly lines: Lines;
  readonly frame: Frame;
  readonly metresPerUnit: number | null;
  readonly layers: readonly StillLayer[];
  /** Kinds of things that are not drawn. */
  readonly unread: Readonly<Record<string, number>>;
}

export type Still = Drawn | { readonly problem: Unshowable };
export type Answer = Drawn | { readonly problem: DxfProblem['kind'] };

/** Larger ones are refused by the reader as well. */
const MOST_BYTES = 30_000_000;
/** Pictures kept for the next layer or the next reader, three megabytes each at most. */
const MOST_KEPT = 12;
const kept = new Map<string, Promise<Still>>();

/** Whether the server draws this file. */
export const isDrawable = ({ facts }: Drawing): boolean => facts.mediaType === DXF && !facts.held;

/**
 * A DXF as the server draws it, with the layers that were chosen by their numbers; kept by what the file holds. Throws
 * FILE_HELD for what the scanner has not let pass.
 */
export async function drawStill({ cases }: DrawingDeps, { facts }: Drawing, chosen: readonly boolean[] | null): Promise<Still> {
  if (facts.held) throw new AppError('FILE_HELD', { why: facts.held });
  if (facts.mediaType !== DXF) return { problem: 'notDxf' };
  if (facts.bytes > MOST_BYTES) return { problem: 'tooLarge' };
  const key = `${facts.sha256} ${chosen === null ? '' : chosen.map(Number).join('')}`;
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const drawing = draw(cases.files.storage, facts.sha256, chosen);
  kept.set(key, drawing);
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
  // What failed for want of time or of the store may succeed the next time.
  drawing.then(
    (still) => 'problem' in still && still.problem === 'slow' && kept.delete(key),
    () => kept.delete(key),
  );
  return drawing;
}

const drawAside = aside<Asked, Answer>(new URL('./still-worker.ts', import.meta.url), { memory: 1024, patience: 30_000, lanes: 2 });

async function draw(storage: DrawingDeps['cases']['files']['storage'], sha256: string, chosen: readonly boolean[] | null): Promise<Still> {
  const content = await buffer(await storage.open(sha256));
  const asked: Asked = { content, chosen };
  const answer = (await drawAside(asked)) ?? { problem: 'too-slow' };
  return 'problem' in answer ? { problem: whyOf[answer.problem] } : answer;
}
