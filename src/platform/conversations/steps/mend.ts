import { type CaseView, myCases, openRemarks, performIn, readCase, refusedFiles } from '#platform/cases';
import { dropFiles } from '#platform/files';
import { type Checklist, rawOf, readPage, type Requirement } from '#platform/forms';
import { commandIn, yesOrNo } from '../domain/command.ts';
import { mendedIn } from '../domain/mended.ts';
import { ownIn } from '../domain/name-in.ts';
import { paperNamed } from '../domain/paper.ts';
import type { Saying } from '../domain/saying.ts';
import { shorten } from '../domain/shorten.ts';
import { nameOfField } from '../domain/summary.ts';
import type { Mending } from '../domain/talk.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import type { Paper } from './paper.ts';

/** Most of a person's cases that are looked through for one given back. */
const LOOKED = 20;

/** Takes up the newest case that was given back; false where there is none. Says nothing. */
export async function takeUpMending(turn: Turn): Promise<boolean> {
  const [returned] = await returnedCases(turn);
  if (returned === undefined) return false;
  takeUp(turn, returned);
  return true;
}

/** Takes up the case in which this very file was refused; false where it is none. Says nothing. */
export async function takeUpMendingOf(turn: Turn, fileId: string): Promise<boolean> {
  const { tx, deps, actor } = turn;
  for (const caseId of await returnedCases(turn)) {
    const { state } = await readCase({ ...deps.cases, db: tx }, caseId, actor);
    if (!refusedFiles(state).some(({ file }) => file.fileId === fileId)) continue;
    if (turn.talk.mending?.caseId !== caseId) takeUp(turn, caseId);
    return true;
  }
  return false;
}

async function returnedCases({ tx, actor }: Turn): Promise<readonly string[]> {
  const { rows } = await myCases(tx, actor, { limit: LOOKED, offset: 0 }, { open: true });
  return rows.filter(({ status }) => status === 'returned').map(({ id }) => id);
}

function takeUp(turn: Turn, caseId: string): void {
  turn.rest();
  const { laid, ...rest } = turn.talk;
  turn.talk = { ...rest, mending: laid?.caseId === caseId ? laid : { caseId, files: {}, answers: {}, reply: '' } };
}

/** Says what is still lacking of a mending, or sends it. */
export async function goOnMending(turn: Turn, ahead = '', confirmed = false): Promise<void> {
  const { tx, deps, actor, locale } = turn;
  const m = texts(locale);
  const { mending, ...rest } = turn.talk;
  if (!mending) return;
  const view = await returnedCase(turn, mending);
  if (!view) {
    turn.talk = rest;
    return turn.say({ text: m.mendNone });
  }
  const lacking = lackingIn(view, mending);
  if (isWhole(lacking)) {
    if (Object.keys(mending.answers).length > 0 && !confirmed) return turn.say(shown(turn, view, mending, ahead), { caseId: view.id });
    const files: Record<string, { fileId: string; replaces: string }[]> = {};
    for (const { requirement, file } of refusedFiles(view.state)) {
      const fileId = mending.files[file.fileId];
      if (fileId !== undefined) (files[requirement] ??= []).push({ fileId, replaces: file.fileId });
    }
    await performIn(tx, deps.cases, actor, {
      caseId: view.id,
      idempotencyKey: turn.key,
      expectedVersion: null,
      ask: { action: 'resubmit', files, answers: mending.answers, reply: mending.reply },
    });
    turn.talk = rest;
    return turn.say({ text: [ahead, m.mendSent(view.number)].filter((part) => part !== '').join('\n') }, { caseId: view.id });
  }
  await turn.say(asking(turn, view, lacking, ahead), { caseId: view.id });
}

interface Lacking {
  readonly files: readonly { readonly fileId: string; readonly requirement: string; readonly note: string }[];
  readonly pages: readonly { readonly key: string; readonly remark: string }[];
  /** Remarks on the whole, where nothing was written yet. */
  readonly reply: readonly string[] | null;
}

/** Whether everything asked for is there. */
const isWhole = ({ files, pages, reply }: Lacking) => files.length + pages.length === 0 && reply === null;

function lackingIn(view: CaseView, { files, answers, reply }: Mending): Lacking {
  const remarks = openRemarks(view.state);
  const whole = remarks.filter(({ about }) => about === null).map(({ text }) => text);
  return {
    files: refusedFiles(view.state)
      .filter(({ file }) => files[file.fileId] === undefined)
      .map(({ requirement, file }) => ({ fileId: file.fileId, requirement, note: file.judgement?.note ?? '' })),
    pages: remarks.flatMap(({ about, text }) => (about !== null && answers[about] === undefined ? [{ key: about, remark: text }] : [])),
    reply: whole.length > 0 && reply === '' ? whole : null,
  };
}

function asking({ locale }: Turn, view: CaseView, lacking: Lacking, ahead: string): Saying {
  const m = texts(locale);
  const names = new Map(requirementsOf(view).map((one) => [one.key, one.name[locale]]));
  const photos = lacking.files.map(
    ({ requirement, note }, nth) => `${nth + 1}. ${names.get(requirement) ?? requirement}${note === '' ? '' : `: ${note}`}`,
  );
  const pages = lacking.pages.map(({ key, remark }) => {
    const title = view.service.journey.pages.find((page) => page.key === key)?.title(locale) ?? key;
    // Which of several is meant, words alone do not say: an officer mends a list with whoever writes.
    const say = Array.isArray(view.state.answers[key]) ? m.mendList : m.mendPage;
    return say(title, remark.replace(/\.$/, ''));
  });
  const text = [
    ahead === '' ? m.mendAsk(view.number) : ahead,
    photos.length > 0 ? `${m.mendPhotos}\n${photos.join('\n')}` : '',
    pages.join('\n'),
    lacking.reply ? `${m.mendWords}\n${lacking.reply.join('\n')}` : '',
  ];
  return { text: text.filter((part) => part !== '').join('\n\n') };
}

/** Takes a photo for a case that was given back: for the one it replies to, as its caption says, or for the first lacking. */
export async function takeMended(turn: Turn, { content, answersTo }: Paper): Promise<string> {
  const { tx, actor, locale } = turn;
  const m = texts(locale);
  const { mending } = turn.talk;
  const view = mending && (await returnedCase(turn, mending));
  const lacking = view && mending ? lackingIn(view, mending).files : [];
  const asked = view ? lacking.flatMap(({ requirement }) => requirementsOf(view).filter(({ key }) => key === requirement)) : [];
  const caption = content.caption ?? '';
  const named = caption.trim() === '' ? undefined : paperNamed(asked, caption, { spoken: view?.service.spoken ?? {} });
  const one =
    lacking.find(({ fileId }) => fileId === answersTo) ?? lacking.find(({ requirement }) => requirement === (named ?? asked[0])?.key);
  if (!mending || !one) {
    await dropFiles(tx, [content.fate.file], actor.personId);
    return m.noPapersNow;
  }
  // Photos without a word are taken in the order they were asked for; which is which is said back.
  turn.set({ mending: { ...mending, files: { ...mending.files, [one.fileId]: content.fate.file } } });
  return m.kept(asked.find(({ key }) => key === one.requirement)?.name[locale] ?? one.requirement);
}

/** Takes words for a case that was given back: for a part of the answers that was remarked on, or as the reply. */
export async function takeMendingWords(turn: Turn, text: string): Promise<void> {
  const { mending } = turn.talk;
  const view = mending && (await returnedCase(turn, mending));
  if (!mending || !view) return goOnMending(turn);
  const lacking = lackingIn(view, mending);
  if (isWhole(lacking) && (yesOrNo(text) === true || commandIn(text) === 'send')) return goOnMending(turn, '', true);
  const remarked = openRemarks(view.state).flatMap(({ about, text: remark }) => (about === null ? [] : [{ key: about, remark }]));
  const first = lacking.pages[0] ?? remarked[0];
  const page = view.service.journey.pages.find(({ key }) => key === first?.key);
  const stored = page && (mending.answers[page.key] ?? view.state.answers[page.key]);
  if (page && first && stored && !Array.isArray(stored)) {
    const given = mendedIn(page, text, {
      remark: first.remark,
      locale: turn.locale,
      context: view.context,
      own: ownIn(view.state.answers),
    });
    const reading = readPage(page, { ...rawOf(page, stored as Record<string, unknown>), ...given }, view.context);
    if (Object.keys(given).length > 0 && reading.ok) {
      turn.set({ mending: { ...mending, answers: { ...mending.answers, [page.key]: reading.answers } } });
      return goOnMending(turn);
    }
  }
  if (lacking.reply) {
    turn.set({ mending: { ...mending, reply: text.slice(0, 2000) } });
    return goOnMending(turn);
  }
  return goOnMending(turn, texts(turn.locale).lost(text.slice(0, 100)));
}

/** What becomes of the answers that were remarked on, shown before it is sent: what words were taken for may be something else. */
function shown({ locale }: Turn, view: CaseView, { answers }: Mending, ahead: string): Saying {
  const m = texts(locale);
  const lines = Object.entries(answers).flatMap(([key, now]) => {
    const page = view.service.journey.pages.find((one) => one.key === key);
    const before = (view.state.answers[key] ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(page?.fields ?? {}).flatMap(([name, field]) =>
      now[name] === undefined || now[name] === before[name]
        ? []
        : [`${nameOfField(field, locale)}: ${shorten(field.show(now[name], locale, { ...view.context, typed: true }), 120)}`],
    );
  });
  const text = [ahead, m.mendShow(view.number), lines.length > 0 ? lines.join('\n') : m.mendSame, m.mendConfirm];
  return { text: text.filter((part) => part !== '').join('\n\n'), choices: [{ id: 'mend:send', title: m.checkSend }] };
}

async function returnedCase({ tx, deps, actor }: Turn, { caseId }: Mending): Promise<CaseView | undefined> {
  const view = await readCase({ ...deps.cases, db: tx }, caseId, actor);
  return view.state.status === 'returned' ? view : undefined;
}

function requirementsOf({ rules, service }: CaseView): readonly Requirement[] {
  return (rules.value(service.checklist) as Checklist).items;
}
