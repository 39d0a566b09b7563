import { transaction, type Tx } from '#db';
import type { Locale } from '#i18n';
import { AppError, isDay, type PersonActor, refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import {
  confirmHoliday,
  enterHolidays,
  type HolidayAt,
  type HolidayRefusal,
  leaveHoliday,
  listHolidays,
  loadCalendar,
  officeDay,
  publishedHolidays,
  readPasted,
  regionsFor,
  removeHoliday,
  widerRegions,
} from '#platform/calendar';
import { recountDays } from '#platform/cases';
import { enqueue } from '#platform/jobs';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getRulesReader } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { HolidaysPage, type HolidaysPageProps, type Typed } from './page.tsx';
import { dayInWords, daysInWords, tellKeepers, tellWanted } from './notices.ts';
import { texts } from './texts.ts';

const Query = Type.Object({
  tahun: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  kabar: Type.Optional(Type.Enum(['entered', 'confirmed', 'removed', 'asked', 'left'])),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({
  region: Type.String({ maxLength: 20 }),
  days: Type.Optional(Type.String({ maxLength: 20_000 })),
  kind: Type.Optional(Type.Enum(['closed', 'works'])),
  citation: Type.Optional(Type.String({ maxLength: 1000 })),
  step: Type.Optional(Type.Enum(['enter', 'change'])),
});
const Deed = Type.Object({
  region: Type.String({ maxLength: 20 }),
  day: Type.String({ maxLength: 10 }),
  deed: Type.Enum(['konfirmasi', 'hapus', 'tetap']),
});
const Said = Type.Object({ citation: Type.Optional(Type.String({ maxLength: 1000 })) });

const MOST_LINES = 100;
const LONGEST_CITATION = 300;

/** The days of the calendar that an office enters: by those who may change its rules, each change by two of them. */
export function holidayRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock, registry } = deps;
  const config = { policy: 'signed-in' } as const;
  const codesWhere = (actor: PersonActor, permission: 'rules.read' | 'rules.propose') => [
    ...new Set(agenciesWhere(deps, actor, permission).map(({ regionCode }) => regionCode)),
  ];

  type Shown = Partial<Pick<HolidaysPageProps, 'typed' | 'errors' | 'checked'>>;
  const show = async (request: Request, reply: Reply, asked: Static<typeof Query>, shown: Shown = {}) => {
    const actor = getRulesReader(request);
    const thisYear = Number(officeDay(clock.now()).slice(0, 4));
    const year = asked.tahun ?? thisYear;
    const years = [...new Set([year, thisYear - 1, thisYear, thisYear + 1, thisYear + 2])].sort((a, b) => a - b);
    const seen = [...new Set(codesWhere(actor, 'rules.read').flatMap(regionsFor))];
    const regions = codesWhere(actor, 'rules.propose');
    const confirmable = [...new Set(regions.flatMap(regionsFor))].filter((region) => region !== 'ID');
    const rows = await listHolidays(db, { regions: seen, from: `${year}-01-01`, to: `${year}-12-31` });
    const published = (await publishedHolidays()).filter(({ day }) => day.startsWith(`${year}-`));
    const governments = registry.all().map(({ agency }): [string, string] => [agency.regionCode, agency.government]);
    const news = asked.kabar;
    const props = {
      year,
      years,
      rows,
      published,
      regionNames: new Map([...governments, ...widerRegions]),
      regions,
      confirmable,
      me: actor.personId,
      news,
      typed: undefined,
      errors: [],
      checked: undefined,
      ...shown,
    };
    const m = adminTexts(request.locale);
    return render(request, reply, <HolidaysPage {...props} />, {
      title: `${m.tabs.holidays}, ${m.title}`,
      status: props.errors.length > 0 ? 422 : 200,
    });
  };

  /** Whoever may change the days of a region. Throws FORBIDDEN for anybody else. */
  const getKeeper = (request: Request, region: string, among: (regions: readonly string[]) => readonly string[]): PersonActor => {
    const actor = getRulesReader(request);
    if (!among(codesWhere(actor, 'rules.propose')).includes(region)) throw new AppError('FORBIDDEN', { region });
    return actor;
  };

  app.get(portalPaths.holidays.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query),
  );

  app.post(portalPaths.holidays.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 30 } }, async (request, reply) => {
    const { region, days: text = '', kind = 'closed', citation = '', step } = request.body;
    const actor = getKeeper(request, region, (own) => own);
    const typed: Typed = { region, days: text, kind, citation: citation.trim() };
    if (step === 'change') return show(request, reply, {}, { typed });
    const { days, errors } = readTyped(typed, request.locale);
    const year = Number(days[0]?.day.slice(0, 4) ?? officeDay(clock.now()).slice(0, 4));
    if (errors.length > 0) return show(request, reply, {}, { typed, errors });
    if (step !== 'enter') {
      const sorted = days.map(({ day }) => day).sort();
      const there = await listHolidays(db, { regions: [region], from: sorted[0] ?? '', to: sorted.at(-1) ?? '' });
      const calendar = await loadCalendar(db, region);
      const works = new Set(days.filter(({ day }) => calendar.isWorkingDay(day)).map(({ day }) => day));
      return show(request, reply, { tahun: year }, { typed, checked: { days, works, known: new Set(there.map(({ day }) => day)) } });
    }
    await transaction(db, async (tx) => {
      const about = { region, closed: kind === 'closed', citation: typed.citation, confirmed: false };
      const added = await enterHolidays(
        tx,
        days.map((day) => ({ ...day, ...about })),
        actor.personId,
      );
      if (added.length === 0) return;
      const subject = { type: 'holidays', id: region };
      await appendAudit(tx, { actor, action: 'calendar.enter', subject, detail: { days: added, kind }, at: clock.now() });
      await recount(tx, region);
      await tellKeepers(tx, registry, region, { actor, what: daysInWords(added.length), year, at: clock.now() });
    });
    return reply.redirect(portalPaths.holidays({}, { tahun: year, kabar: 'entered' }), 303);
  });

  app.post(portalPaths.holidayDeed.pattern, { schema: { params: Deed, body: Said }, config }, async (request, reply) => {
    const { deed, region, day } = request.params;
    const actor = getKeeper(request, region, (own) => (deed === 'konfirmasi' ? own.flatMap(regionsFor) : own));
    if (!isDay(day)) throw new AppError('NOT_FOUND', { day });
    const m = texts(request.locale);
    const tahun = Number(day.slice(0, 4));
    const citation = (request.body.citation ?? '').trim();
    const again = (message: string) =>
      show(request, reply, { tahun }, { errors: [{ field: deed === 'konfirmasi' ? `dasar-${region}-${day}` : 'masukkan-hari', message }] });
    if (deed === 'konfirmasi' && (citation === '' || citation.length > LONGEST_CITATION)) return again(m.wrong.citation);
    let kabar: Static<typeof Query>['kabar'];
    const refusal = await refusalOf<HolidayRefusal>(() =>
      transaction(db, async (tx) => {
        kabar = await change(tx, { deps, actor, at: { region, day } }, deed, citation);
      }),
    );
    if (refusal) return again(m.wrong[refusal]);
    return reply.redirect(portalPaths.holidays({}, { tahun, kabar }), 303);
  });
}

interface Change {
  readonly deps: PortalDeps;
  readonly actor: PersonActor;
  readonly at: HolidayAt;
}

/** Does one thing to a day, with its line of the audit chain. Returns what is said of it. */
async function change(tx: Tx, { deps, actor, at }: Change, deed: Static<typeof Deed>['deed'], citation: string) {
  const note = (action: string) =>
    appendAudit(tx, { actor, action, subject: { type: 'holidays', id: at.region }, detail: { day: at.day }, at: deps.clock.now() });
  const about = (kind: 'day' | 'removal') => ({
    actor,
    what: dayInWords(kind, at.day),
    year: Number(at.day.slice(0, 4)),
    at: deps.clock.now(),
  });
  if (deed === 'konfirmasi') {
    const enteredBy = await confirmHoliday(tx, at, citation, actor.personId);
    await note('calendar.confirm');
    await tellWanted(tx, enteredBy, 'approved', about('day'));
    return 'confirmed';
  }
  if (deed === 'tetap') {
    const askedBy = await leaveHoliday(tx, at);
    await note('calendar.leave');
    await tellWanted(tx, askedBy, 'refused', about('removal'));
    return 'left';
  }
  const { gone, askedBy } = await removeHoliday(tx, at, actor.personId);
  await note(gone ? 'calendar.remove' : 'calendar.ask-removal');
  if (!gone) {
    await tellKeepers(tx, deps.registry, at.region, about('removal'));
    return 'asked';
  }
  await tellWanted(tx, askedBy, 'approved', about('removal'));
  await recount(tx, at.region);
  return 'removed';
}

/** Has the open files of a region reckoned anew; once for changes that follow each other. */
function recount(tx: Tx, region: string): Promise<void> {
  return enqueue(tx, recountDays, { region }, { key: `recount:${region}` });
}

/** The days a form names, or what is wrong with it. */
function readTyped(
  { days: text, citation }: Typed,
  locale: Locale,
): { readonly days: ReturnType<typeof readPasted>['days']; readonly errors: readonly FormError[] } {
  const m = texts(locale).wrong;
  const { days, faults } = readPasted(text);
  const errors: FormError[] = faults.slice(0, 10).map(({ line, text: said, fault }) => ({
    field: 'days',
    message: `${m.line(line, said.slice(0, 40))}: ${m[fault]}`,
  }));
  if (days.length + faults.length === 0) errors.push({ field: 'days', message: m.nothing });
  if (days.length + faults.length > MOST_LINES) errors.push({ field: 'days', message: m.tooMany });
  if (citation === '' || citation.length > LONGEST_CITATION) errors.push({ field: 'citation', message: m.citation });
  return { days, errors };
}
