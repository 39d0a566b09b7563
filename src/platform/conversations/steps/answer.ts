import {
  openDraftIn,
  type OpenDraft,
  type Page,
  questionsOn,
  type RawPage,
  rawOf,
  readPage,
  saidTwice,
  saveAnswers,
  withPage,
} from '#platform/forms';
import { asksTimeOrCost, knowsNot, noMore, saysSelf, someMore, nextTold, yesOrNo } from '../domain/command.ts';
import { type Correction, correctionIn, withoutIntro } from '../domain/correct.ts';
import { shorten } from '../domain/shorten.ts';
import { nameOfField } from '../domain/summary.ts';
import { ownIn } from '../domain/name-in.ts';
import type { Understood } from '../domain/settle.ts';
import { understand } from '../domain/understand.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { relativesFor } from './family.ts';
import { entriesOf, goOn, isAnswered, openPage } from './go-on.ts';
import { addNone, takeMore } from './more.ts';

/** Takes what somebody wrote while filling in: a correction, a yes or no that was asked for, or replies to the open page. */
export async function takeWords(turn: Turn, text: string): Promise<void> {
  const { tx, deps, actor, talk } = turn;
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft ?? '');
  if (talk.correcting) return correctTo(turn, opened, text);
  const correction = correctionIn(opened.fillable.journey, answersWithOpen(turn, opened), text, opened.context, talk.page);
  if (correction) return correct(turn, opened, correction);
  if (talk.more !== undefined) {
    const said = noMore(text) || saysSelf(text) ? false : someMore(text) ? true : yesOrNo(text);
    if (said !== null) return takeMore(turn, said);
    // Whoever goes on with the next one has said that there is one.
    const next = nextTold(text);
    if (next === undefined) return goOn(turn, { of: { wrong: [], lost: [text] } });
    const { more: key, page: _, asked: __, ...rest } = talk;
    turn.talk = { ...rest, given: {}, adding: key };
    return takeAnswers(turn, opened, next);
  }
  await takeAnswers(turn, opened, text);
}

/** Takes what is written as replies to the open page. */
async function takeAnswers(turn: Turn, opened: OpenDraft, text: string): Promise<void> {
  const { talk, locale } = turn;
  const page = openPage(turn, opened);
  if (!page) return goOn(turn, { of: { wrong: [], lost: [text] } });
  if (talk.adding === page.key && noMore(text)) return addNone(turn, page.key);
  const given = talk.page === page.key ? talk.given : {};
  const own = ownIn(opened.draft.answers);
  const understood = understand(page, given, withoutIntro(text), locale, opened.context, own);
  if (knowsNot(text) && understood.answered.length === 0) return goOn(turn, { ahead: texts(locale).knowsNot });
  await settle(turn, opened, page, understood);
}

/** A question in the middle of an application: about time and cost the service answers itself, the rest are for a person. */
export async function answerQuestion(turn: Turn, text: string): Promise<void> {
  const m = texts(turn.locale);
  if (!asksTimeOrCost(text)) return goOn(turn, { ahead: m.isQuestion });
  const { fillable, context } = await openDraftIn(turn.tx, turn.deps.fill, turn.actor, turn.talk.draft ?? '');
  const { duration, cost } = fillable.facts(context.rules);
  return goOn(turn, { ahead: m.lasts(duration(turn.locale), cost(turn.locale)) });
}

/** Takes an option that was pressed: for the open page, or for one answered before. */
export async function takeOption(turn: Turn, name: string, value: string): Promise<void> {
  const { tx, deps, actor, talk } = turn;
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft ?? '');
  const page = openPage(turn, opened);
  const field = page?.fields[name];
  if (!page || !field || talk.page !== page.key) return goOn(turn, { ahead: texts(turn.locale).stale });
  const read = field.parse(value, opened.context);
  if (!read.ok && !(field.optional && value === '')) return goOn(turn, { ahead: texts(turn.locale).stale });
  await settle(turn, opened, page, { given: { ...talk.given, [name]: value }, answered: [name], wrong: [], lost: [], guessed: [] });
}

/** Fills the open page with what the account noted of one of its family; what else the page asks is asked as ever. */
export async function takeRelative(turn: Turn, id: string): Promise<void> {
  const { tx, deps, actor, talk } = turn;
  const stale = () => goOn(turn, { ahead: texts(turn.locale).stale });
  if (talk.draft === undefined) return turn.say({ text: texts(turn.locale).stale });
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft);
  const page = openPage(turn, opened);
  if (!page || talk.page !== page.key) return stale();
  const chosen = (await relativesFor(turn, opened, page)).find((one) => one.id === id);
  if (!chosen) return stale();
  const known = { name: chosen.name, nik: chosen.nik, bornOn: chosen.born };
  const raw = Object.entries(known).flatMap(([name, value]) => {
    const field = page.fields[name];
    // What the page would not take stays to be asked.
    return field?.parse(field.toRaw(value), opened.context).ok ? [[name, field.toRaw(value)] as const] : [];
  });
  const answered = raw.map(([name]) => name);
  await settle(turn, opened, page, {
    given: { ...talk.given, ...Object.fromEntries(raw) },
    answered,
    wrong: [],
    lost: [],
    guessed: answered,
  });
}

/** A photo for a question of the open page that asks for one; false where none does. */
export async function takeFileAnswer(turn: Turn, file: string): Promise<boolean> {
  const { tx, deps, actor, talk } = turn;
  if (talk.draft === undefined) return false;
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft);
  const page = openPage(turn, opened);
  if (!page || talk.page !== page.key) return false;
  const asked = Object.entries(page.fields).find(([name, { control }]) => control.kind === 'files' && talk.given[name] === undefined);
  if (!asked) return false;
  await settle(turn, opened, page, {
    given: { ...talk.given, [asked[0]]: [file] },
    answered: [asked[0]],
    wrong: [],
    lost: [],
    guessed: [],
  });
  return true;
}

/** Keeps the replies to a page, and the page itself once nothing of it is open. */
async function settle(turn: Turn, opened: OpenDraft, page: Page, understood: Understood): Promise<void> {
  const empty = leftEmpty(turn, opened, page, understood);
  const given = { ...understood.given, ...Object.fromEntries(empty.map((name) => [name, ''])) };
  const ahead = [notedOf(turn, opened, page, understood), emptyNote(turn, page, empty)].filter((part) => part !== '').join('\n');
  turn.set({ page: page.key, given, asked: true });
  if (!isAnswered(opened, page.key, given, turn.locale)) return goOn(turn, { ahead, of: understood });
  const read = readPage(page, given, opened.context);
  if (!read.ok) {
    const wrong = read.problems.map(({ field, message }) => ({ field, said: String(given[field] ?? ''), error: message }));
    turn.set({ given: Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.some(({ field }) => field === name))) });
    return goOn(turn, { of: { wrong, lost: understood.lost } });
  }
  const wrong = [...(await wronglyFiled(turn, opened, page, read.answers)), ...againIn(opened, page, read.answers, given)];
  if (wrong.length > 0) {
    turn.set({ given: Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.some(({ field }) => field === name))) });
    return goOn(turn, { of: { wrong, lost: understood.lost } });
  }
  await writePage(turn, opened, page, read.answers);
  return goOn(turn, { ahead, of: { wrong: [], lost: understood.lost } });
}

/** What may stay empty and was not answered when all else was: a question of its own would cost a turn. */
function leftEmpty(
  { locale, talk }: Turn,
  { context }: OpenDraft,
  page: Page,
  { given, answered, wrong, lost }: Understood,
): readonly string[] {
  const asked = talk.page === page.key && talk.asked === true;
  if (!asked || answered.length === 0 || wrong.length + lost.length > 0) return [];
  const open = questionsOn(page, given, locale, context).map(({ field }) => field);
  return open.every((name) => page.fields[name]?.optional) ? open : [];
}

function emptyNote({ locale }: Turn, page: Page, names: readonly string[]): string {
  const fields = names.flatMap((name) => page.fields[name] ?? []);
  const called = fields.map(({ ask, label }) => nameOfField({ label: ask ?? label }, locale).toLowerCase());
  return called.length === 0 ? '' : texts(locale).leftEmpty(called.join(', '), called[0] ?? '');
}

/** What was taken for an answer by its place alone, so that a mistake is seen at once. */
function notedOf({ locale }: Turn, { context }: OpenDraft, page: Page, { given, guessed }: Understood): string {
  const lines = guessed.flatMap((name) => {
    const field = page.fields[name];
    const read = field?.parse(given[name], context);
    return field && read?.ok
      ? [`${nameOfField(field, locale)}: ${shorten(field.show(read.value, locale, { ...context, typed: true }), 80)}`]
      : [];
  });
  return lines.length === 0 ? '' : texts(locale).noted(lines.join('\n'));
}

/** What does not fit between how somebody says they file and what they are registered for. */
async function wronglyFiled(
  { tx, deps, actor, talk }: Turn,
  { draft, context }: OpenDraft,
  page: Page,
  answers: Readonly<Record<string, unknown>>,
): Promise<Understood['wrong']> {
  const found = await deps.fill.mayFile?.(tx, { actor, draft, answers: { [page.key]: answers }, rules: context.rules });
  return (found?.problems ?? []).map(({ field, message }) => ({ field, said: String(talk.given[field] ?? ''), error: message }));
}

/** What an entry says that an earlier one says already, where no two may. */
function againIn({ draft }: OpenDraft, page: Page, answers: Readonly<Record<string, unknown>>, given: RawPage): Understood['wrong'] {
  const twice = page.repeats && saidTwice(page, [...entriesOf(draft.answers, page.key), answers]);
  return twice ? [{ field: twice.problem.field, said: String(given[twice.problem.field] ?? ''), error: twice.problem.message }] : [];
}

async function writePage(turn: Turn, opened: OpenDraft, page: Page, answers: Readonly<Record<string, unknown>>): Promise<void> {
  const { draft, fillable } = opened;
  const entries = entriesOf(draft.answers, page.key);
  const now = page.repeats ? [...entries, answers] : answers;
  await saveAnswers(turn.tx, draft, fillable.journey, withPage(fillable.journey, draft.answers, page.key, now), turn.at);
  const { page: _, asked: __, adding: ___, ...rest } = turn.talk;
  turn.talk = { ...rest, given: {} };
  if (page.repeats && entries.length + 1 < page.repeats.max && entries.length + 1 >= page.repeats.min) turn.set({ more: page.key });
}

/** Changes one answer given before, or asks what it should be. */
async function correct(turn: Turn, opened: OpenDraft, correction: Correction): Promise<void> {
  const m = texts(turn.locale);
  if (correction.kind === 'which') return turn.say({ text: m.correctWhich(correction.names.join(' / ').toLowerCase()) });
  const { page: key, entry, name } = correction;
  const page = opened.fillable.journey.pages.find((one) => one.key === key);
  const field = page?.fields[name];
  if (!page || !field) return goOn(turn);
  if (correction.kind === 'asked') {
    turn.set({ correcting: { page: key, entry, name } });
    const read = correction.said === '' ? undefined : field.parse(correction.said, opened.context);
    const fault = read && !read.ok ? `${m.wrong(field.label(turn.locale), correction.said, read.error(turn.locale))}\n` : '';
    return turn.say({ text: fault + m.correctTo(field.label(turn.locale)) });
  }
  await change(turn, opened, { page, entry, name, raw: correction.raw });
}

/** What an answer should be, once that was asked. */
async function correctTo(turn: Turn, opened: OpenDraft, text: string): Promise<void> {
  const { correcting, ...rest } = turn.talk;
  turn.talk = rest;
  const page = opened.fillable.journey.pages.find((one) => one.key === correcting?.page);
  const field = page?.fields[correcting?.name ?? ''];
  if (!page || !field || !correcting) return goOn(turn);
  if (field.parse(text.trim(), opened.context).ok)
    return change(turn, opened, { page, entry: correcting.entry, name: correcting.name, raw: text.trim() });
  return correct(turn, opened, { kind: 'asked', page: page.key, entry: correcting.entry, name: correcting.name, said: text.trim() });
}

interface Changed {
  readonly page: Page;
  readonly entry: number | null;
  readonly name: string;
  readonly raw: string;
}

async function change(turn: Turn, opened: OpenDraft, { page, entry, name, raw }: Changed): Promise<void> {
  const { draft, fillable, context } = opened;
  const m = texts(turn.locale);
  const field = page.fields[name];
  const read = field?.parse(raw, context);
  if (!field || !read?.ok) return goOn(turn);
  const label = field.label(turn.locale);
  const ahead = m.corrected(label, field.show(read.value, turn.locale, { ...context, typed: true }));
  if (turn.talk.page === page.key && entry === null && draft.answers[page.key] === undefined) {
    turn.set({ given: { ...turn.talk.given, [name]: field.toRaw(read.value) } });
    return goOn(turn, { ahead });
  }
  const stored = draft.answers[page.key];
  const before = (Array.isArray(stored) ? stored[entry ?? 0] : stored) as Readonly<Record<string, unknown>> | undefined;
  const whole: RawPage = { ...rawOf(page, before), [name]: field.toRaw(read.value) };
  const reading = readPage(page, whole, context);
  if (!reading.ok) {
    // What hangs on the changed answer is asked anew.
    const kept = Object.fromEntries(Object.entries(whole).filter(([key]) => !reading.problems.some(({ field: of }) => of === key)));
    const { [page.key]: _, ...others } = draft.answers;
    await saveAnswers(turn.tx, draft, fillable.journey, others, turn.at);
    turn.set({ page: page.key, given: kept, asked: true });
    return goOn(turn, { ahead });
  }
  const now = Array.isArray(stored) ? stored.map((one: unknown, nth) => (nth === entry ? reading.answers : one)) : reading.answers;
  await saveAnswers(turn.tx, draft, fillable.journey, withPage(fillable.journey, draft.answers, page.key, now as never), turn.at);
  return goOn(turn, { ahead });
}

/** The answers, with what was replied to the open page so far: all of it can be corrected. */
function answersWithOpen({ talk }: Turn, { draft, fillable, context }: OpenDraft) {
  const page = fillable.journey.pages.find(({ key }) => key === talk.page);
  if (!page || page.repeats || draft.answers[page.key] !== undefined) return draft.answers;
  const values = Object.entries(talk.given).flatMap(([name, raw]) => {
    const read = raw === '' ? undefined : page.fields[name]?.parse(raw, context);
    return read?.ok && read.value !== undefined ? [[name, read.value] as const] : [];
  });
  return values.length === 0 ? draft.answers : { ...draft.answers, [page.key]: Object.fromEntries(values) };
}
