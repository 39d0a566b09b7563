import type { Point } from '../../domain/dxf/drawing.ts';

/** Who says something of a drawing: the office, or whoever applied and those they invited. */
export type Side = 'office' | 'applicant';

export const kinds = ['request', 'question', 'note'] as const;
/** A request and a question want an answer; a note wants none. */
export type Kind = (typeof kinds)[number];

export const acts = ['answer', 'accept', 'reopen', 'withdraw'] as const;
export type Act = (typeof acts)[number];

export type RemarkState = 'open' | 'answered' | 'accepted' | 'reopened' | 'withdrawn';

/** A place on a page as it is shown: parts of its width from the left and of its height from the top, 0 to 1. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One thing said of a remark; unsent, it is its author's alone. */
export interface Line {
  readonly id: string;
  readonly did: 'make' | Act;
  readonly text: string;
  readonly side: Side;
  readonly authorId: string;
  readonly authorName: string;
  /** The revision in force when it was said. */
  readonly revision: number;
  readonly at: Date;
  readonly sentAt: Date | null;
}

export interface DrawingRemark {
  readonly id: string;
  readonly requirement: string;
  /** The file it was made on, and its revision. */
  readonly fileId: string;
  readonly revision: number;
  /** Counts within the case. */
  readonly n: number;
  readonly page: number;
  /** Null for the whole page. */
  readonly spot: Spot | null;
  /** Of a DXF drawing the point it was put on, in the drawing's units: it stays there when later revisions grow. */
  readonly point: Point | null;
  readonly kind: Kind;
  readonly side: Side;
  readonly lines: readonly Line[];
}

/** What a remark has come to by the lines one can see; what no longer fits when it comes changes nothing. */
export function stateOf({ kind, side, lines }: Pick<DrawingRemark, 'kind' | 'side' | 'lines'>): RemarkState {
  return lines.reduce<RemarkState>(
    (state, line) => (line.did !== 'make' && fits(kind, side, state, line) ? after[line.did] : state),
    'open',
  );
}

const after = { answer: 'answered', accept: 'accepted', reopen: 'reopened', withdraw: 'withdrawn' } as const satisfies Record<
  Act,
  RemarkState
>;

function fits(kind: Kind, maker: Side, state: RemarkState, { did, side }: Pick<Line, 'did' | 'side'>): boolean {
  const isOpen = state === 'open' || state === 'reopened';
  if (kind === 'note') return did === 'withdraw' && side === maker && isOpen;
  switch (did) {
    case 'answer':
      return side !== maker && (isOpen || state === 'answered');
    case 'accept':
    case 'withdraw':
      return side === maker && (isOpen || state === 'answered');
    case 'reopen':
      return side === maker && !isOpen;
    case 'make':
      return false;
  }
}

/** What somebody of a side may do with it now. */
export function actsFor(remark: DrawingRemark, side: Side): readonly Act[] {
  const state = stateOf(remark);
  return acts.filter((did) => fits(remark.kind, remark.side, state, { did, side }));
}

/** Whether it still waits for somebody: a note waits for nobody. */
export function isPending(remark: DrawingRemark): boolean {
  const state = stateOf(remark);
  return remark.kind !== 'note' && state !== 'accepted' && state !== 'withdrawn';
}

/** The revision it was last answered on, once it is answered; null before. */
export function answeredIn(remark: DrawingRemark): number | null {
  if (!['answered', 'accepted'].includes(stateOf(remark))) return null;
  return remark.lines.findLast(({ did }) => did === 'answer')?.revision ?? null;
}

/** Whether it waits for this side: for the other to answer, for its own maker to accept what was answered. */
export function isWaitedFor(remark: DrawingRemark, side: Side): boolean {
  return isPending(remark) && (stateOf(remark) === 'answered') === (remark.side === side);
}
