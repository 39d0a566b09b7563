import { formatDate, formatNumber, said } from '#i18n';
import { defineService, type ProductInput } from '#platform/cases';
import { type AnswersIn, choice, date, type Field, journey, longText, number, text, time } from '#platform/forms';
import { Temporal } from 'temporal-polyfill';
import { note, reason } from '../../actions/words.ts';
import { desks as all, roles } from '../../desks.ts';
import { labelled } from '../../domain/rule-labels.ts';
import { mendingDays } from '../../domain/terms.ts';
import { topics } from '../../topics.ts';
import {
  applicantActions,
  applicantFields,
  applicantTitle,
  declarationFields,
  declarationTitle,
  frontOfficeActions,
  headActions,
  letterOf,
  otherwiseFrom,
  placeInWords,
  prefilled,
  registeredApplicant,
  subjectOf,
  whereFields,
  whereTitle,
} from '../kit/index.ts';
import { districtsBy } from '../../domain/villages.ts';
import { rulesOfAll } from '../kit/rules-of-all.ts';
import { leadTime, standard, terms } from './rules.ts';

const kinds = {
  music: said('Musik atau pertunjukan', 'Music or show'),
  sport: said('Olahraga', 'Sport'),
  market: said('Pasar malam atau bazar', 'Fair or bazaar'),
  parade: said('Pawai atau arak-arakan', 'Parade'),
  other: said('Lainnya', 'Other'),
};

/** The day of the event; too near, it warns and is taken all the same, because the time is not confirmed. */
function eventDay(): Field<string> {
  const day = date({ label: said('Hari acara', 'Day of the event'), when: 'future' });
  return {
    ...day,
    parse: (raw, context) => {
      const read = day.parse(raw, context);
      const { calendarDays } = context.rules.value(leadTime);
      if (!read.ok || Temporal.PlainDate.from(context.today).until(read.value).days >= calendarDays) return read;
      const days = String(calendarDays);
      const warning = said(
        `Kurang dari ${days} hari lagi: kantor mungkin tidak sempat memutus sebelum acara.`,
        `Less than ${days} days away: the office may not be able to decide before the event.`,
      );
      return { ...read, warning };
    },
  };
}

const questions = journey
  .page('applicant', applicantTitle, applicantFields())
  .page('event', said('Acaranya', 'The event'), {
    name: text({ label: said('Nama acara', 'Name of the event') }, { max: 120 }),
    kind: choice({ label: said('Jenis acara', 'Kind of event') }, kinds),
    visitors: number({ label: said('Perkiraan pengunjung', 'Visitors expected'), min: 1, max: 500_000 }),
    road: choice(
      { label: said('Jalan umum', 'Public road') },
      { open: said('Tetap terbuka', 'Stays open'), closed: said('Ditutup sebagian atau seluruhnya', 'Closed in part or whole') },
    ),
    sound: longText(
      { label: said('Pengeras suara dan pertunjukan: apa, sampai jam berapa', 'Amplified sound and shows: what, until when') },
      { max: 500, rows: 3 },
    ),
  })
  .page('time', said('Kapan', 'When'), {
    day: eventDay(),
    days: number({ label: said('Lama acara', 'How long'), min: 1, max: 60, unit: said('hari', 'days') }),
    begins: time({ label: said('Mulai pukul', 'Begins at') }),
    ends: time({ label: said('Selesai pukul', 'Ends at') }),
  })
  .page('site', whereTitle, whereFields())
  .page('declaration', declarationTitle, declarationFields());

export type EventAnswers = AnswersIn<typeof questions>;

const { 'front-office': front, 'technical-review': review, head, refusal, archive } = all;

/** The permit for a public gathering (izin keramaian), on its day. */
export const event = defineService({
  key: 'izin-keramaian',
  title: said('Izin keramaian', 'Event permit'),
  summary: said(
    'Konser, pawai, bazar, lomba, dan acara lain yang mengumpulkan orang banyak.',
    'Concerts, parades, fairs, races and whatever gathers a crowd.',
  ),
  topic: topics.occasion,
  sought: said('acara konser hajatan pesta', 'concert party festival'),
  series: 'KRM',
  icon: 'person',
  journey: questions,
  checklist: terms.checklist,
  desks: {
    'front-office': front,
    'technical-review': { ...review, title: said('Penilaian keamanan acara', 'Review of the event’s safety') },
    head,
    refusal,
    archive,
  },
  start: [{ desk: 'front-office' }],
  actions: (w) => ({
    ...frontOfficeActions(w, 'technical-review'),
    askRecommendation: w
      .at('technical-review', said('Minta rekomendasi keamanan', 'Ask for a safety recommendation'))
      .hint(
        said(
          'Sementara menunggu, waktu dihitung pada pihak ketiga. Pemohon melihat kepada siapa dan sejak kapan.',
          'While you wait the time counts as a third party’s. The applicant sees whose, and since when.',
        ),
      )
      .told(said('Rekomendasi keamanan diminta', 'A safety recommendation was asked for'))
      .asks({
        from: text(
          { label: said('Diminta kepada', 'Asked of'), hint: said('Misalnya: Polres, Satpol PP.', 'Such as the police.') },
          { max: 120 },
        ),
        reason: reason(),
      })
      .openly()
      .quiet()
      .then(w.waitFor('third-party')),
    receiveRecommendation: w
      .at('technical-review', said('Rekomendasi diterima', 'The recommendation came'))
      .told(said('Rekomendasi keamanan diterima', 'The safety recommendation came'))
      .after('askRecommendation')
      .quiet()
      .then(w.goOn()),
    assessSafety: w
      .at('technical-review', said('Acara dapat diselenggarakan', 'The event can be held'))
      .told(said('Keamanan acara dinilai', 'The event’s safety was reviewed'))
      .asks({
        conditions: longText({ label: said('Syarat yang harus dipenuhi', 'Conditions to be kept') }, { min: 5, max: 2000, rows: 4 }),
        note: note(),
      })
      .undoable()
      .then(w.goOn(), w.to('head')),
    ...otherwiseFrom(w, 'technical-review'),
    ...headActions(w, 'technical-review'),
    ...applicantActions(w),
  }),
  clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
  products: {
    permit: letterOf<EventAnswers>({
      title: said('Izin Keramaian', 'Event permit'),
      series: 'keramaian',
      numbering: terms.numbering,
      template: 'event',
      says: letter,
      validUntil: ({ answers }) => lastDay(answers.time),
    }),
  },
  rules: labelled([...rulesOfAll, leadTime]),
  standard,
  escalatesTo: roles.head,
  carries: ['site.place'],
  districts: districtsBy('site.village'),
  subject: ({ applicant, site, time: when }, rules) => subjectOf(`keramaian ${when.day}`, applicant.name, site, rules),
  prefill: prefilled,
  registered: registeredApplicant,
});

/** Last day of the event, YYYY-MM-DD. */
function lastDay({ day, days }: EventAnswers['time']): string {
  return Temporal.PlainDate.from(day)
    .add({ days: days - 1 })
    .toString();
}

function letter({ answers, state, rules }: ProductInput<EventAnswers>) {
  const { event: asked, time: when, site } = answers;
  return {
    event: asked.name,
    kind: kinds[asked.kind]('id'),
    visitors: `${formatNumber(asked.visitors, 'id')} orang`,
    site: placeInWords(site, rules),
    days: when.days === 1 ? formatDate(when.day, 'id') : `${formatDate(when.day, 'id')} sampai dengan ${formatDate(lastDay(when), 'id')}`,
    hours: `${when.begins} sampai ${when.ends} WITA`,
    conditions: String(state.records.findLast(({ name }) => name === 'assessSafety')?.value.conditions ?? ''),
    road: asked.road === 'closed',
  };
}
