import type { Figure } from './figures.ts';
import { round } from './figures.ts';
import { type Load, loadPage } from './load.ts';

export interface Target {
  readonly what: string;
  readonly path: string;
  /** Cookie of somebody signed in; absent for the public. */
  readonly cookie?: string;
  /** The bar, where quality.md sets one. */
  readonly bar?: { readonly perSecond: number; readonly p99: number };
}

/** Each page under the same load as the bare route, which is measured right before it. */
export async function measurePages(address: string, bare: string, targets: readonly Target[], seconds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const target of targets) {
    const peer = await loadPage(`${bare}/`, Math.max(2, seconds / 2));
    const page = await loadPage(`${address}${target.path}`, seconds, target.cookie ? { cookie: target.cookie } : {});
    if (page.failed > 0) throw new Error(`${target.path}: ${page.failed} requests failed`);
    figures.push(figureOf(target, page, peer));
  }
  return figures;
}

function figureOf({ what, bar }: Target, page: Load, peer: Load): Figure {
  return {
    what: `${what}, 50 connections`,
    measured: `${round(page.perSecond)} /s, p99 ${round(page.p99)} ms`,
    beside: `bare Fastify route ${round(peer.perSecond)} /s, p99 ${round(peer.p99)} ms`,
    bar: bar ? `≥ ${round(bar.perSecond)} /s, p99 ≤ ${bar.p99} ms` : 'none set',
    met: bar ? page.perSecond >= bar.perSecond && page.p99 <= bar.p99 : null,
  };
}
