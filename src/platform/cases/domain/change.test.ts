import { describe, expect, it } from 'vitest';
import { changesIn } from './change.ts';
import type { Effect, Product } from './effect.ts';
import type { Entry } from './entry.ts';

const service = { actions: { forward: { undoable: true } } } as never;
const start = new Date('2026-03-02T02:00:00Z').getTime();
const actor = { kind: 'officer', personId: null, name: 'Made', role: 'front-office' } as const;

/** Entries a minute apart, each with its action and effects. */
const record = (...given: readonly (readonly [action: string, ...Effect[]])[]): Entry[] =>
  given.map(([action, ...effects], nth) => ({
    seq: nth + 1,
    action,
    outcome: 'accepted',
    at: new Date(start + nth * 60_000).toISOString(),
    actor,
    input: {},
    effects,
  }));
const told = (entries: readonly Entry[], seconds = 3600) =>
  changesIn(service, entries, new Date(start + (entries.length - 1) * 60_000 + seconds * 1000)).map(({ seq, to }) => [seq, to]);

const submit = ['submit', { kind: 'status', to: 'submitted' }, { kind: 'moved', desk: 'front', side: 'office' }] as const;
const forward = ['forward', { kind: 'moved', desk: 'planning', side: 'office' }] as const;
const product = { key: 'permit', documentId: 'd', state: 'valid' } as Product;

describe('the changes of a case', () => {
  it('are one for an entry: its status before its desk; what changes neither is none', () => {
    const entries = record(submit, forward, ['note'], ['message'], ['reject', { kind: 'status', to: 'rejected' }, { kind: 'left' }]);
    expect(told(entries)).toEqual([
      [1, 'submitted'],
      [2, 'moved'],
      [5, 'rejected'],
    ]);
    expect(changesIn(service, entries, new Date(start + 3_600_000))[1]).toEqual({
      seq: 2,
      at: '2026-03-02T02:01:00.000Z',
      to: 'moved',
      status: 'submitted',
      desk: 'planning',
    });
  });

  it('hold nothing that may still be taken back, and nothing that was', () => {
    expect(told(record(submit, forward), 9)).toEqual([[1, 'submitted']]);
    expect(told(record(submit, forward), 10)).toHaveLength(2);
    expect(told(record(submit, forward, ['note']), 0), 'another entry makes it final').toHaveLength(2);
    expect(told(record(submit, forward, ['undo', { kind: 'undone', seq: 2 }]))).toEqual([[1, 'submitted']]);
  });

  it('tell of a document replaced or revoked', () => {
    const issued = ['issued', { kind: 'product-issued', product, order: 1 }, { kind: 'status', to: 'issued' }] as const;
    const replaced = ['replaced', { kind: 'product-replaced', key: 'permit', by: { ...product, documentId: 'e' }, order: 2 }] as const;
    const revoked = ['revoke', { kind: 'product-revoked', key: 'permit' }, { kind: 'flagged', flag: 'revoked' }] as const;
    expect(told(record(submit, issued, replaced, revoked))).toEqual([
      [1, 'submitted'],
      [2, 'issued'],
      [3, 'replaced'],
      [4, 'revoked'],
    ]);
  });
});
