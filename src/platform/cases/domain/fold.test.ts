import { describe, expect, it } from 'vitest';
import { onTime } from './accept.ts';
import type { Effect } from './effect.ts';
import type { Entry } from './entry.ts';
import { foldAll } from './fold.ts';
import { currentFiles, emptyState, openRemarks, refusedFiles, unjudgedFiles } from './state.ts';
import { lineOf, threadOf, timelineOf, undoableEntry } from './timeline.ts';

const officer = { kind: 'officer', personId: 'p1', name: 'Made', role: 'front-office' } as const;
const entry = (seq: number, action: string, ...effects: Effect[]): Entry => ({
  seq,
  action,
  outcome: 'accepted',
  at: new Date(Date.UTC(2026, 2, 2, 2, seq)).toISOString(),
  actor: officer,
  input: { text: action },
  effects,
});

const opened = entry(
  1,
  'submit',
  { kind: 'opened', answers: { a: { x: 1 } }, files: { photo: ['f1'] }, rules: { r: 'v1' }, number: 'N-1' },
  { kind: 'status', to: 'submitted' },
  { kind: 'moved', desk: 'front', side: 'office' },
);
const judged = entry(2, 'judge', {
  kind: 'judged',
  requirement: 'photo',
  fileId: 'f1',
  verdict: 'unreadable',
  note: 'gelap',
  desk: 'front',
});
const returned = entry(
  3,
  'check',
  { kind: 'status', to: 'returned' },
  { kind: 'held-for', desk: 'front' },
  { kind: 'moved', desk: 'applicant', side: 'applicant' },
);
const replaced = entry(4, 'resubmit', { kind: 'file-added', requirement: 'photo', fileId: 'f2', replaces: 'f1' });

describe('the fold', () => {
  it('keeps the old file beside the one that took its place', () => {
    const state = foldAll([opened, judged, returned, replaced]);
    expect(state.files.photo?.map(({ fileId, revision, replacedBy }) => [fileId, revision, replacedBy])).toEqual([
      ['f1', 1, 'f2'],
      ['f2', 2, null],
    ]);
    expect(currentFiles(state, 'photo').map(({ fileId }) => fileId)).toEqual(['f2']);
    expect([refusedFiles(state), unjudgedFiles(state)].map((list) => list.length)).toEqual([0, 1]);
  });

  it('counts as decided by its first decision, or by its end where there is no letter, and no longer once reopened', () => {
    const closed = entry(5, 'agree', { kind: 'status', to: 'closed' }, { kind: 'left' });
    const issued = entry(5, 'approve', { kind: 'status', to: 'issued' });
    const archived = entry(6, 'archive', { kind: 'status', to: 'closed' });
    const reopened = entry(7, 'reopen', { kind: 'status', to: 'in-review' });
    expect(foldAll([opened]).decidedAt).toBeNull();
    expect(foldAll([opened, closed]).decidedAt).toBe(closed.at);
    expect(foldAll([opened, issued, archived]).decidedAt).toBe(issued.at);
    expect(foldAll([opened, issued, archived, reopened]).decidedAt).toBeNull();
  });

  it('closes a span where the next begins', () => {
    const { spans } = foldAll([opened, returned]);
    expect(spans).toMatchObject([
      { desk: 'front', from: opened.at, to: returned.at },
      { desk: 'applicant', side: 'applicant', from: returned.at, to: null },
    ]);
  });

  it('leaves out what was taken back, and counts both entries', () => {
    const undone = entry(3, 'undo', { kind: 'undone', seq: 2 });
    expect(foldAll([opened, judged, undone])).toEqual({ ...foldAll([opened]), version: 3 });
  });

  it('gives nothing to entries that were not accepted', () => {
    expect(foldAll([opened, { ...judged, outcome: 'requested' }])).toEqual({ ...foldAll([opened]), version: 2 });
  });

  it('settles a remark once', () => {
    const remark = entry(2, 'remark', { kind: 'remarked', remarkId: 'r', desk: 'front', about: 'a', text: 'x' });
    const settle = (seq: number) => entry(seq, 'settle-remark', { kind: 'remark-settled', remarkId: 'r' });
    const state = foldAll([opened, remark, settle(3), settle(4)]);
    expect(openRemarks(state)).toEqual([]);
    expect(state.remarks[0]?.settledAt).toBe(settle(3).at);
  });

  it('forgets an order when its document is there', () => {
    const order = entry(2, 'approve', { kind: 'ordered', order: { kind: 'issue', product: 'card', desk: null } });
    const product = {
      key: 'card',
      documentId: 'd',
      number: '1',
      fileId: 'f',
      verificationCode: 'c',
      issuedAt: '',
      state: 'valid',
    } as const;
    expect(foldAll([opened, order]).orders).toEqual([{ seq: 2, order: { kind: 'issue', product: 'card', desk: null } }]);
    expect(foldAll([opened, order, entry(3, 'issued', { kind: 'product-issued', product, order: 2 })])).toMatchObject({
      orders: [],
      products: [product],
    });
  });
});

describe('what is read from the record', () => {
  it('shows the public the way of the file and nothing of the inside', () => {
    const pass = entry(3, 'pass', { kind: 'moved', desk: 'head', side: 'office' });
    const undo = entry(4, 'undo', { kind: 'undone', seq: 3 });
    const seen = (...entries: readonly Entry[]) =>
      timelineOf(entries, { actions: { compare: { inside: ['unfit'] } } }).map(({ action }) => action);
    expect(seen(opened, judged, pass)).toEqual(['submit', 'pass']);
    expect(seen(opened, judged, pass, undo)).toEqual(['submit']);
    const compared = (way: string) => entry(3, 'compare', { kind: 'recorded', name: 'compare', value: { way } });
    expect(seen(opened, compared('fits'))).toEqual(['submit', 'compare']);
    expect(seen(opened, compared('unfit'))).toEqual(['submit']);
    expect(lineOf(pass)).toMatchObject({ by: 'officer', role: 'front-office', movedTo: { desk: 'head', side: 'office' } });
  });

  it('keeps notes to officers', () => {
    const thread = [entry(2, 'message'), entry(3, 'note')];
    expect(threadOf(thread, false).map(({ kind }) => kind)).toEqual(['message']);
    expect(threadOf(thread, true).map(({ kind }) => kind)).toEqual(['message', 'note']);
  });

  it('takes back the last entry of the same person within ten seconds', () => {
    const after = (seconds: number) => new Date(Date.parse(judged.at) + seconds * 1000);
    const mayUndo = (action: string) => action === 'judge';
    expect(undoableEntry([opened, judged], mayUndo, 'p1', after(10))).toBe(judged);
    expect(undoableEntry([opened, judged], mayUndo, 'p1', after(10.001))).toBeUndefined();
    expect(undoableEntry([opened, judged], mayUndo, 'p2', after(1))).toBeUndefined();
    expect(undoableEntry([opened, judged, returned], mayUndo, 'p1', after(1))).toBeUndefined();
  });

  it('clears the mark of lateness when the case moves, and only then', () => {
    const late = { ...emptyState, flags: ['overdue'] as const };
    expect(onTime(late, [{ kind: 'left' }])).toEqual([{ kind: 'unflagged', flag: 'overdue' }]);
    expect(onTime(late, [{ kind: 'status', to: 'in-review' }])).toEqual([]);
    expect(onTime(emptyState, [{ kind: 'left' }])).toEqual([]);
  });
});
