import type { Text } from '#i18n';
import { hoursProblem, type Opening, type Place, placeKinds } from '#platform/appointments';
import { choice, date, type Field, longText, number, optional, type Page, type RawPage, text, time, yesNo } from '#platform/forms';
import { Type } from 'typebox';
import { texts } from './texts.ts';

const t = (pick: Parameters<typeof texts.text>[0]): Text => texts.text(pick);
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const dayKey = (weekday: number) => `hari${weekday}`;

type Hours = readonly Pick<Opening, 'from' | 'to'>[];

/** Hours of one day as they are typed: 08.00-12.00, 13.00-15.00. */
function hours(weekday: number): Field<Hours> {
  const plain = text({ label: (locale) => texts(locale).weekdays[weekday - 1] ?? '', hint: t((m) => m.hoursHint) }, { max: 120 });
  return {
    label: plain.label,
    ...(weekday === 1 && { hint: t((m) => m.hoursHint) }),
    control: { kind: 'text' },
    optional: false,
    schema: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
    parse: (raw, context) => {
      const typed = plain.parse(raw, context);
      if (!typed.ok) return typed;
      const parts = typed.value.split(/[,;]/).map((part) => /^\s*(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})\s*$/.exec(part));
      const at = (hour = '', minute = '') => `${hour.padStart(2, '0')}:${minute}`;
      const value = parts.map((found) => ({ from: at(found?.[1], found?.[2]), to: at(found?.[3], found?.[4]) }));
      const sound = value.every(({ from, to }) => [from, to].every((one) => /^([01]\d|2[0-3]):[0-5]\d$/.test(one)));
      return sound ? { ok: true, value } : { ok: false, error: t((m) => m.wrong.hours) };
    },
    toRaw: (value) => value.map(({ from, to }) => `${from.replace(':', '.')}-${to.replace(':', '.')}`).join(', '),
    show: (value) => value.map(({ from, to }) => `${from}-${to}`).join(', '),
  };
}

/** What is asked of a place. */
export const placePage: Page = {
  key: 'place',
  title: t((m) => m.add),
  fields: {
    name: text({ label: t((m) => m.name), hint: t((m) => m.nameHint) }, { max: 80 }),
    kind: choice(
      { label: t((m) => m.kind) },
      { office: t((m) => m.kinds.office), field: t((m) => m.kinds.field), video: t((m) => m.kinds.video) },
    ),
    whereabouts: longText({ label: t((m) => m.whereabouts), hint: t((m) => m.whereaboutsHint) }, { min: 3, max: 400, rows: 2 }),
    videoUrl: optional(text({ label: t((m) => m.video), hint: t((m) => m.videoHint) }, { max: 300 })),
    minutes: number({ label: t((m) => m.minutes), min: 5, max: 480, unit: t((m) => m.unit) }),
    capacity: number({ label: t((m) => m.capacity), min: 1, max: 100, unit: t((m) => m.people) }),
    ...Object.fromEntries(weekdays.map((weekday) => [dayKey(weekday), optional(hours(weekday))])),
  },
};

/** What is asked before a place is closed for a time. */
export const closurePage: Page = {
  key: 'closure',
  title: t((m) => m.closures),
  fields: {
    day: date({ label: t((m) => m.day), when: 'future' }),
    from: optional(time({ label: t((m) => m.from), hint: t((m) => m.timesHint) })),
    to: optional(time({ label: t((m) => m.to) })),
    reason: text({ label: t((m) => m.reason) }, { max: 200 }),
  },
};

/** What is asked of a line of a place's queue. */
export const linePage: Page = {
  key: 'line',
  title: t((m) => m.queue.title),
  fields: {
    letter: choice({ label: t((m) => m.queue.letter) }, Object.fromEntries([...'ABCDEFGHJKLMNPRSTUVWXYZ'].map((one) => [one, () => one]))),
    nameId: text({ label: t((m) => m.queue.nameId), hint: t((m) => m.queue.nameHint) }, { max: 60 }),
    nameEn: text({ label: t((m) => m.queue.nameEn) }, { max: 60 }),
    takesBookings: yesNo({ label: t((m) => m.queue.bookings), hint: t((m) => m.queue.bookingsHint) }),
  },
};

/** A place as its form describes it. */
export type Described = Pick<Place, 'name' | 'kind' | 'whereabouts' | 'videoUrl' | 'minutes' | 'capacity' | 'opens'>;
type Wrong = { readonly field: string; readonly why: 'none' | 'backwards' | 'overlap' | 'video' };

/** A place out of answers that were read, or what is wrong with them together. */
export function placeOf(answers: Readonly<Record<string, unknown>>): Described | Wrong {
  const opens = weekdays.flatMap((weekday) => ((answers[dayKey(weekday)] ?? []) as Hours).map((one) => ({ weekday, ...one })));
  const why = hoursProblem(opens);
  if (why) return { field: dayKey(1), why };
  const kind = placeKinds.find((one) => one === answers.kind) ?? 'office';
  const url = String(answers.videoUrl ?? '');
  if (kind === 'video' && !(URL.canParse(url) && new URL(url).protocol === 'https:')) return { field: 'videoUrl', why: 'video' };
  return {
    name: String(answers.name),
    kind,
    whereabouts: String(answers.whereabouts),
    videoUrl: kind === 'video' ? url : null,
    minutes: Number(answers.minutes),
    capacity: Number(answers.capacity),
    opens,
  };
}

/** The form as it is filled for a place. */
export function rawOf({ name, kind, whereabouts, videoUrl, minutes, capacity, opens }: Place): RawPage {
  const days = weekdays.map((weekday) => [dayKey(weekday), hours(weekday).toRaw(opens.filter((one) => one.weekday === weekday)) as string]);
  return {
    name,
    kind,
    whereabouts,
    videoUrl: videoUrl ?? '',
    minutes: String(minutes),
    capacity: String(capacity),
    ...Object.fromEntries(days),
  };
}
