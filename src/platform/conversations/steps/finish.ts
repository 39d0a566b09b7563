import { formatDate } from '#i18n';
import { AppError } from '#kernel';
import { holdHelping, readArrived, readCase } from '#platform/cases';
import { dropDraftIn, openDraftIn, sendDraftIn } from '#platform/forms';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { goOn } from './go-on.ts';
import { showMenu } from './menu.ts';

/** Sends the application that was shown, and says its number, its tracking code and its place in the queue. */
export async function send(turn: Turn, draftId: string, version: number): Promise<void> {
  const { tx, deps, actor, locale } = turn;
  const m = texts(locale);
  if (turn.talk.draft !== draftId) return turn.say({ text: m.stale });
  const { draft, fillable, context } = await openDraftIn(tx, deps.fill, actor, draftId);
  // What was shown is no longer what would be sent.
  if (draft.version !== version || turn.talk.shown !== version || turn.talk.unnamed.length > 0) return goOn(turn);
  const service = deps.cases.registry.get(fillable.key);
  const filing = { personId: actor.personId, service, agencyId: fillable.agencyId, answers: draft.answers, rules: context.rules };
  // Said before anything is written: what was filled in stays, and can be corrected.
  const refused = await holdHelping(tx, deps.cases, filing).then(() => null, faultOrThrow);
  if (refused) return turn.say({ text: `${refused[locale]}\n\n${m.refusedHint}` });
  const sending = await sendDraftIn(tx, deps.fill, actor, draftId);
  if (!sending.sent) return goOn(turn);
  const { number, secret, place } = await readArrived(tx, deps.cases, sending.caseId);
  // The day the whole is due: that of the desk it lies on first says nothing to whoever waits for a document.
  const { dueOn } = (await readCase({ ...deps.cases, db: tx }, sending.caseId, actor)).clocks.service;
  const text = m.sent(number, secret, place, dueOn === null ? null : formatDate(dueOn, locale));
  const { afterwards } = service;
  // An address that opens nothing by itself.
  const also = afterwards ? `\n\n${afterwards.say(locale)} ${deps.publicUrl}${afterwards.href}` : '';
  turn.finish();
  await turn.say(
    {
      text: `${text}${also}

${m.sentNext}`,
    },
    { caseId: sending.caseId, draftId },
  );
}

/** Asks whether the application is really to be given up. */
export async function askToGiveUp(turn: Turn): Promise<void> {
  const { tx, deps, actor, locale, talk } = turn;
  const m = texts(locale);
  if (talk.draft === undefined) return turn.say({ text: m.nothingToCancel });
  const { fillable } = await openDraftIn(tx, deps.fill, actor, talk.draft);
  turn.set({ giving: true });
  await turn.say({
    text: m.giveUp(fillable.title(locale)),
    choices: [
      { id: 'give-up:yes', title: m.giveUpYes },
      { id: 'give-up:no', title: m.giveUpNo },
    ],
  });
}

export async function giveUp(turn: Turn, really: boolean): Promise<void> {
  const { giving, ...rest } = turn.talk;
  turn.talk = rest;
  if (!giving || turn.talk.draft === undefined) return showMenu(turn, texts(turn.locale).stale);
  if (!really) return goOn(turn);
  await dropDraftIn(turn.tx, turn.deps.fill, turn.actor, turn.talk.draft);
  turn.finish();
  await turn.say({ text: texts(turn.locale).givenUp });
}

/** The same while an officer has the conversation: nothing is asked of what stays. */
export async function giveUpBeside(turn: Turn, really: boolean): Promise<void> {
  const { giving: _, ...rest } = turn.talk;
  turn.talk = rest;
  const { draft } = rest;
  const gives = really && draft !== undefined;
  if (gives) await dropDraftIn(turn.tx, turn.deps.fill, turn.actor, draft);
  if (gives) turn.finish();
  await turn.say({ text: gives ? texts(turn.locale).givenUpBeside : texts(turn.locale).notGivenUp });
}

/** Why an application is not taken, in both languages. */
function faultOrThrow(error: unknown): Readonly<Record<'id' | 'en', string>> {
  const [fault] = error instanceof AppError && error.code === 'INVALID_INPUT' ? (error.detail.fields as readonly Fault[]) : [];
  if (!fault) throw error;
  return { id: fault.message, en: fault.en };
}

interface Fault {
  readonly message: string;
  readonly en: string;
}
