import { openDraftIn, saveAnswers, withPage } from '#platform/forms';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { goOn } from './go-on.ts';

/** Whether there is one more of what repeats. */
export async function takeMore(turn: Turn, more: boolean): Promise<void> {
  const { tx, deps, actor } = turn;
  const { more: key, ...rest } = turn.talk;
  if (key === undefined) return goOn(turn, { ahead: texts(turn.locale).stale });
  turn.talk = rest;
  const { draft, fillable } = await openDraftIn(tx, deps.fill, actor, turn.talk.draft ?? '');
  if (more) {
    turn.set({ adding: key });
    return goOn(turn);
  }
  if (draft.answers[key] === undefined)
    await saveAnswers(tx, draft, fillable.journey, withPage(fillable.journey, draft.answers, key, []), turn.at);
  return goOn(turn);
}

/** Adds no further entry after all: what was said of it is nobody. */
export function addNone(turn: Turn, of: string): Promise<void> {
  const { adding: _, page: __, asked: ___, ...rest } = turn.talk;
  turn.talk = { ...rest, given: {}, more: of };
  return takeMore(turn, false);
}
