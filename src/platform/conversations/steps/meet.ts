import { formatDateTime, formatTime, formatWeekday } from '#i18n';
import { isId } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { Meeting, MeetingAnswer, MeetingTime } from '../deps.ts';
import { type Command, yesOrNo } from '../domain/command.ts';
import type { Choice } from '../domain/saying.ts';
import { whenMeant } from '../domain/when-said.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { showMenu } from './menu.ts';

/** Rows a list can hold; the last leads to what comes after them. */
const ROWS = 10;

/** The meeting of an application of this chat: to choose, change or call off; asks which where there are several. */
export async function showMeetings(turn: Turn): Promise<void> {
  const { tx, actor, deps, locale } = turn;
  const m = texts(locale);
  if (!deps.meetings) return showMenu(turn, m.notUnderstood);
  const all = await deps.meetings.meetings(tx, actor);
  turn.rest();
  const [only, ...others] = all;
  if (!only) return turn.say({ text: m.meet.none });
  if (others.length === 0) return showMeeting(turn, only);
  const rows = all.slice(0, ROWS).map(({ caseId, number, title, standing }) => ({
    id: `meet:case:${caseId}`,
    title: number,
    hint: standing ? `${title(locale)}: ${formatDateTime(standing.startsAt, locale)}` : title(locale),
  }));
  await turn.say({ text: m.meet.which, choices: rows, open: m.meet.openCases });
}

/** What was pressed of a meeting: `meet:what:case[:…]`. */
export async function takeMeeting(turn: Turn, [what = '', caseId = '', ...rest]: readonly string[]): Promise<void> {
  const m = texts(turn.locale);
  const meeting = await meetingOf(turn, caseId);
  if (!meeting) return turn.say({ text: m.stale });
  turn.rest();
  switch (what) {
    case 'case':
      return showMeeting(turn, meeting);
    case 'choose':
      return askDay(turn, meeting, { from: Number(rest[0] ?? 0), place: rest[1] });
    case 'day':
      return askHour(turn, meeting, { day: rest[0] ?? '', place: rest[1] ?? '', from: Number(rest[2] ?? 0) });
    case 'at':
      return book(turn, meeting, { placeId: rest[0] ?? '', startsAt: new Date(Number(rest[1])) });
    case 'off':
      return rest[0] === 'yes' ? callOff(turn, meeting) : askToCallOff(turn, meeting);
    case 'keep':
      return turn.say({ text: meeting.standing ? m.meet.kept : m.meet.noneYet }, { caseId });
    default:
      return turn.say({ text: m.stale });
  }
}

/** What a word means where a meeting is being chosen or was shown, as what would be pressed: "batal" calls that off, nothing else. */
export function meetingPressed({ talk }: Turn, text: string, command: Command | null): string | undefined {
  if (talk.draft !== undefined || talk.mending) return undefined;
  const ids = (talk.offered ?? []).map(({ id }) => id).filter((id) => /^meet:(?:choose|off|day|at):/.test(id));
  const caseId = ids[0]?.split(':')[2];
  if (caseId === undefined) return undefined;
  const off = ids.find((id) => id === `meet:off:${caseId}:yes`);
  const said = command === 'cancel' ? true : yesOrNo(text);
  if (off !== undefined && said !== null) return said ? off : `meet:keep:${caseId}`;
  if (command === 'cancel') return ids.find((id) => id === `meet:off:${caseId}`) ?? `meet:keep:${caseId}`;
  return command === 'change' || MOVES.test(text) ? `meet:choose:${caseId}:0` : undefined;
}

const MOVES = /^\s*(?:pindah|pindahkan|move)(?: (?:jam|hari|waktu|tanggal|jadwal|it))?\W*$/i;

/** Takes the day or hour somebody writes instead of pressing it; false where they write neither. */
export async function takeTimeSaid(turn: Turn, text: string, unasked = false): Promise<boolean> {
  const asked = askedOf(turn.talk.offered ?? []) ?? (unasked ? await onlyMeeting(turn, text) : undefined);
  const meeting = asked && (await meetingOf(turn, asked.caseId));
  if (!asked || meeting?.open !== 'open') return false;
  const { standing } = meeting;
  const times = await timesOf(turn, meeting);
  const places = new Set(times.map(({ placeId }) => placeId));
  const place = asked.place ?? standing?.placeId ?? (places.size === 1 ? [...places][0] : undefined);
  if (place === undefined) return false;
  const free = times
    .filter(({ placeId }) => placeId === place)
    .map((time) => ({ ...time, day: officeDay(time.startsAt), hour: hourOf(time) }));
  const day = asked.day ?? (standing && asked.kind === null ? officeDay(standing.startsAt) : undefined);
  const meant = whenMeant(text, free, { today: officeDay(turn.at), day, asked: asked.kind });
  if (!meant) return false;
  turn.rest();
  const { meet: m } = texts(turn.locale);
  const time = meant.kind === 'time' && free.find((one) => one.day === meant.day && one.hour === meant.hour);
  if (time) await book(turn, meeting, time);
  else if (meant.kind === 'day') await askHour(turn, meeting, { day: meant.day, place, from: 0 });
  else if (meant.kind === 'no-such-hour')
    await askHour(turn, meeting, { day: meant.day, place, from: 0, ahead: m.noneAt(hourIn(meant.hour, turn.locale)) });
  else await askDay(turn, meeting, { from: 0, place, ahead: m.noneOn(formatWeekday(meant.day, turn.locale)) });
  return true;
}

/** Asks for the day or hour once more, where that is what was asked; false where it was not. */
export async function askTimeAgain(turn: Turn): Promise<boolean> {
  const asked = askedOf(turn.talk.offered ?? []);
  const meeting = asked?.kind && (await meetingOf(turn, asked.caseId));
  if (!asked || !meeting) return false;
  turn.rest();
  const { place, day } = asked;
  const ahead = texts(turn.locale).meet.unclear;
  await (place !== undefined && day !== undefined
    ? askHour(turn, meeting, { day, place, from: 0, ahead })
    : askDay(turn, meeting, { from: 0, ...(place !== undefined && { place }), ahead }));
  return true;
}

/** Of which case, place and day a time was asked last; nothing where none was. */
function askedOf(offered: readonly { readonly id: string }[]) {
  const parts = offered.map(({ id }) => id.split(':')).filter(([first]) => first === 'meet');
  const of = (what: string) => parts.find(([, one]) => one === what);
  const [, , ofHour, place, startsAt] = of('at') ?? [];
  if (ofHour !== undefined) return { caseId: ofHour, place, day: officeDay(new Date(Number(startsAt))), kind: 'hour' as const };
  const [, , ofDay, , at] = of('day') ?? [];
  if (ofDay !== undefined) return { caseId: ofDay, place: at, day: undefined, kind: 'day' as const };
  const [, , caseId] = of('choose') ?? [];
  return caseId === undefined ? undefined : { caseId, place: undefined, day: undefined, kind: null };
}

/** Whoever was told that a card is ready may answer with a time at once. */
async function onlyMeeting({ deps, tx, actor }: Turn, text: string) {
  if (!/\b(?:jam|pukul|besok|lusa|hari|tanggal|tgl|at|tomorrow)\b/i.test(text)) return undefined;
  const [only, ...others] = (await deps.meetings?.meetings(tx, actor)) ?? [];
  return only && others.length === 0 ? { caseId: only.caseId, place: undefined, day: undefined, kind: null } : undefined;
}

async function meetingOf({ deps, tx, actor }: Turn, caseId: string): Promise<Meeting | undefined> {
  return isId(caseId) ? (await deps.meetings?.meetings(tx, actor))?.find((one) => one.caseId === caseId) : undefined;
}

async function showMeeting(turn: Turn, meeting: Meeting): Promise<void> {
  const { caseId, standing, open } = meeting;
  const m = texts(turn.locale);
  if (!standing && open === 'open') return askDay(turn, meeting, { from: 0 });
  const lines = [headOf(turn, meeting), standing ? m.meet.stands(whenOf(turn, standing), standing.place, standing.whereabouts) : ''];
  // Whoever stayed away too often keeps the time that stands, and asks an officer for another.
  const why = open === 'open' ? '' : m.meet.refused[open];
  const choices = standing ? waysOut(turn, meeting) : [];
  await turn.say({ text: [...lines, why].filter((line) => line !== '').join('\n'), choices }, { caseId });
}

/** What can be done of a time that stands. */
const waysOut = ({ locale }: Turn, { caseId, open }: Meeting): readonly Choice[] => [
  ...(open === 'open' ? [{ id: `meet:choose:${caseId}:0`, title: texts(locale).meet.change }] : []),
  { id: `meet:off:${caseId}`, title: texts(locale).meet.callOff },
];

/** The days there are free times on; where first, when there are several places to be met at. */
async function askDay(
  turn: Turn,
  meeting: Meeting,
  { from, place, ahead = '' }: { readonly from: number; readonly place?: string | undefined; readonly ahead?: string },
): Promise<void> {
  const { caseId } = meeting;
  const m = texts(turn.locale);
  const times = await timesOf(turn, meeting);
  const places = [...new Map(times.map((time) => [time.placeId, time.place]))];
  const here = places.find(([id]) => id === place)?.[0] ?? (places.length === 1 ? places[0]?.[0] : undefined);
  const say = (text: string, choices: readonly Choice[], open: string) =>
    turn.say({ text: [ahead, headOf(turn, meeting), text].filter((line) => line !== '').join('\n'), choices, open }, { caseId });
  if (places.length === 0) return say(m.meet.noneFree, [], '');
  if (here === undefined)
    return say(
      m.meet.askPlace,
      places.slice(0, ROWS).map(([id, title]) => ({ id: `meet:choose:${caseId}:0:${id}`, title })),
      m.meet.openPlaces,
    );
  const byDay = [
    ...Map.groupBy(
      times.filter(({ placeId }) => placeId === here),
      ({ startsAt }) => officeDay(startsAt),
    ),
  ];
  const rows = byDay.map(([day, some]) => ({
    id: `meet:day:${caseId}:${day}:${here}`,
    title: shortDay(day, turn.locale),
    hint: m.meet.freeTimes(some.length, hoursBetween(turn, some)),
  }));
  const more = { id: `meet:choose:${caseId}:${from + ROWS - 1}:${here}`, title: m.meet.later };
  return say(m.meet.askDay, pageOf(rows, from, more), m.meet.openDays);
}

async function askHour(
  turn: Turn,
  meeting: Meeting,
  { day, place, from, ahead = '' }: { readonly day: string; readonly place: string; readonly from: number; readonly ahead?: string },
): Promise<void> {
  const { caseId } = meeting;
  const { locale } = turn;
  const m = texts(locale);
  const times = (await timesOf(turn, meeting)).filter(({ placeId, startsAt }) => placeId === place && officeDay(startsAt) === day);
  if (times.length === 0) return askDay(turn, meeting, { from: 0, place, ahead: ahead === '' ? m.meet.refused.taken : ahead });
  const rows = times.map(({ startsAt, endsAt }) => ({
    id: `meet:at:${caseId}:${place}:${startsAt.getTime()}`,
    title: `${formatTime(startsAt, locale)} – ${formatTime(endsAt, locale)}`,
  }));
  const other = { id: `meet:choose:${caseId}:0:${place}`, title: m.meet.otherDay };
  const more = { id: `meet:day:${caseId}:${day}:${place}:${from + ROWS - 2}`, title: m.meet.laterHours };
  const shown = rows.length - from > ROWS - 1 ? [...rows.slice(from, from + ROWS - 2), more, other] : [...rows.slice(from), other];
  const text = [ahead, m.meet.askHour(formatWeekday(day, locale))].filter((line) => line !== '').join('\n');
  await turn.say({ text, choices: shown, open: m.meet.openHours }, { caseId });
}

async function book(turn: Turn, meeting: Meeting, asked: { readonly placeId: string; readonly startsAt: Date }): Promise<void> {
  const { caseId } = meeting;
  const m = texts(turn.locale);
  const { deps, tx, actor } = turn;
  if (!isId(asked.placeId) || Number.isNaN(asked.startsAt.getTime())) return turn.say({ text: m.stale });
  const answer = await deps.meetings?.book(tx, actor, { caseId, ...asked });
  if (answer?.kind === 'refused' && answer.why === 'taken')
    return askHour(turn, meeting, { day: officeDay(asked.startsAt), place: asked.placeId, from: 0, ahead: m.meet.refused.taken });
  const choices = answer?.kind === 'booked' || answer?.kind === 'moved' ? waysOut(turn, meeting) : [];
  await turn.say({ text: [headOf(turn, meeting), saidOf(turn, answer)].join('\n'), choices }, { caseId });
}

async function askToCallOff(turn: Turn, meeting: Meeting): Promise<void> {
  const { caseId, standing } = meeting;
  const m = texts(turn.locale);
  if (!standing) return turn.say({ text: m.meet.refused['nothing-booked'] }, { caseId });
  const choices = [
    { id: `meet:off:${caseId}:yes`, title: m.meet.callOffYes },
    { id: `meet:keep:${caseId}`, title: m.meet.callOffNo },
  ];
  await turn.say({ text: `${headOf(turn, meeting)}\n${m.meet.callOffAsk(whenOf(turn, standing))}`, choices }, { caseId });
}

async function callOff(turn: Turn, meeting: Meeting): Promise<void> {
  const { tx, deps, actor } = turn;
  const { caseId } = meeting;
  const answer = await deps.meetings?.cancel(tx, actor, caseId, texts('id').meet.reason);
  await turn.say({ text: [headOf(turn, meeting), saidOf(turn, answer)].join('\n') }, { caseId });
}

function saidOf(turn: Turn, answer: MeetingAnswer | undefined): string {
  const m = texts(turn.locale);
  if (!answer) return m.stale;
  if (answer.kind === 'refused') return m.meet.refused[answer.why];
  const { time } = answer;
  return m.meet[answer.kind](whenOf(turn, time), time.place, time.whereabouts);
}

/** Nine rows and the way to those after them; all where they fit. */
function pageOf(rows: readonly Choice[], from: number, more: Choice): readonly Choice[] {
  const left = rows.slice(Number.isInteger(from) && from > 0 ? from : 0);
  return left.length > ROWS ? [...left.slice(0, ROWS - 1), more] : left;
}

async function timesOf({ deps, tx, actor }: Turn, { caseId }: Meeting): Promise<readonly MeetingTime[]> {
  return (await deps.meetings?.times(tx, actor, caseId)) ?? [];
}

const headOf = ({ locale }: Turn, { number, title }: Meeting) => texts(locale).caseLine(number, title(locale));

const whenOf = ({ locale }: Turn, { startsAt }: MeetingTime) => formatDateTime(startsAt, locale);

/** A day in the letters a row has: without its year, which is always the next of that name. */
const shortDay = (day: string, locale: 'id' | 'en') => formatWeekday(day, locale).replace(/,? \d{4}$/, '');

/** As HH:MM, as whatever people write is read. */
const hourOf = ({ startsAt }: MeetingTime) => formatTime(startsAt, 'en');

const hourIn = (hour: string, locale: 'id' | 'en') => (locale === 'id' ? hour.replace(':', '.') : hour);

function hoursBetween({ locale }: Turn, times: readonly MeetingTime[]): string {
  const [first] = times;
  const last = times.at(-1);
  return first && last ? `${formatTime(first.startsAt, locale)}–${formatTime(last.endsAt, locale)}` : '';
}
