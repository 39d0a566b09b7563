import { formatNumber, said } from '#i18n';
import { defineService, type Desk } from '#platform/cases';
import { type AnswersIn, choiceFrom, type Field, files, journey, longText, number, optional } from '#platform/forms';
import { note, reason, t } from '../actions/words.ts';
import { permit } from '../definition.ts';
import { desks as all, roles } from '../desks.ts';
import { labelled } from '../domain/rule-labels.ts';
import { mendingDays } from '../domain/terms.ts';
import { districtsBy, villages } from '../domain/villages.ts';
import { drawingsBeside } from '../drawings/beside.ts';
import { landFields } from '../land-fields.ts';
import {
  applicantFields,
  applicantTitle,
  declarationFields,
  declarationTitle,
  frontOfficeActions,
  prefilled,
  registeredApplicant,
  subjectOf,
} from '../permits/kit/index.ts';
import { placeField } from '../place-field.ts';
import { spatialPaths } from '../spatial/paths.ts';
import { topics } from '../topics.ts';
import { texts as itrTexts } from '../itr-letter/texts/index.ts';
import { designPaths } from './paths.ts';
import { designs, plotLimit, standard, terms } from './rules.ts';
import { texts } from './texts.ts';

const u = texts.text;

/** Area of the plot; beyond the limit it warns and is taken all the same, because the limit is not confirmed. */
function plotArea(area: Field<number>): Field<number> {
  return {
    ...area,
    parse: (raw, context) => {
      const read = area.parse(raw, context);
      const most = context.rules.value(plotLimit);
      if (!read.ok || read.value <= most) return read;
      return { ...read, warning: (locale) => texts(locale).tooLarge(formatNumber(most, locale)) };
    },
  };
}

const land = landFields();

const questions = journey
  .page('applicant', applicantTitle, applicantFields())
  .page(
    'land',
    u((m) => m.land),
    { ...land, area: plotArea(land.area) },
  )
  .page(
    'site',
    u((m) => m.site),
    {
      place: placeField({ label: u((m) => m.place), hint: itrTexts.text((m) => m.site.placeHint) }),
    },
  )
  .page(
    'house',
    u((m) => m.house),
    {
      design: choiceFrom({ label: u((m) => m.design), hint: u((m) => m.designHint) }, designs, ({ designs: some }) => [
        ...some.map(({ key, name, about }) => ({
          value: key,
          label: (locale: 'id' | 'en') => name[locale],
          hint: (locale: 'id' | 'en') => about[locale],
        })),
        { value: 'own', label: u((m) => m.own) },
      ]),
      people: number({ label: u((m) => m.people), min: 1, max: 30, unit: u((m) => m.peopleUnit) }),
      wishes: optional(longText({ label: u((m) => m.wishes), hint: u((m) => m.wishesHint) }, { max: 2000, rows: 4 })),
    },
  )
  .page('declaration', declarationTitle, declarationFields());

export type UndagiAnswers = AnswersIn<typeof questions>;

const desks = {
  'front-office': all['front-office'],
  drawing: { title: u((m) => m.desks.drawing), role: roles.technicalReviewer, judges: true },
  agreement: { title: u((m) => m.desks.agreement), role: roles.technicalReviewer, side: 'applicant' },
} as const satisfies Readonly<Record<string, Desk>>;

/** UNDAGI: the office draws small private houses free of charge, after a sample design or a sketch. */
export const undagi = defineService({
  key: 'gambar-undagi',
  shortTitle: said('Gambar rumah (UNDAGI)', 'House drawings (UNDAGI)'),
  title: u((m) => m.title),
  summary: u((m) => m.summary),
  topic: topics.building,
  sought: said('gambar arsitek denah rancang rumah', 'architect draw plan design house'),
  beforehand: [
    { title: u((m) => m.library), lead: u((m) => m.libraryLead), href: designPaths.designs() },
    { title: itrTexts.text((m) => m.beforehand), lead: itrTexts.text((m) => m.beforehandLead), href: spatialPaths.itr() },
  ],
  beside: [drawingsBeside],
  series: 'UND',
  icon: 'pen',
  journey: questions,
  checklist: terms.checklist,
  desks,
  start: [{ desk: 'front-office' }],
  actions: (w) => ({
    ...frontOfficeActions(w, 'drawing'),
    handDraft: w
      .at(
        'drawing',
        u((m) => m.actions.handDraft),
      )
      .hint(u((m) => m.actions.handDraftHint))
      .told(u((m) => m.actions.handDraftTold))
      .asks({
        drawings: files({ label: u((m) => m.actions.drawings) }, { accepts: 'drawing', min: 1, max: 5 }),
        note: note(),
      })
      .openly()
      .then(w.flag('awaiting-agreement'), w.to('agreement')),
    giveBack: w
      .at(
        'drawing',
        t((m) => m.actions.giveBack),
      )
      .hint(t((m) => m.actions.giveBackHint))
      .told(t((m) => m.actions.giveBackTold))
      .quiet()
      .undoable()
      .then(w.giveBack()),
    decline: w
      .at(
        'drawing',
        u((m) => m.actions.decline),
      )
      .hint(u((m) => m.actions.declineHint))
      .told(u((m) => m.actions.declineTold))
      .asks({ reason: reason() })
      .openly()
      .danger()
      .then(w.reject()),
    agree: w
      .byApplicant(u((m) => m.actions.agree))
      .hint(u((m) => m.actions.agreeHint))
      .reads('handDraft')
      .told(u((m) => m.actions.agreeTold))
      .during('in-review')
      .whileFlagged('awaiting-agreement')
      .then(w.unflag('awaiting-agreement'), w.close()),
    askChange: w
      .byApplicant(u((m) => m.actions.askChange))
      .reads('handDraft')
      .told(u((m) => m.actions.askChangeTold))
      .during('in-review')
      .whileFlagged('awaiting-agreement')
      .asks({ remark: longText({ label: u((m) => m.actions.change) }, { min: 5, max: 4000, rows: 5 }) })
      .openly()
      .quiet()
      .then(w.unflag('awaiting-agreement'), w.to('drawing')),
    unanswered: w
      .at(
        'agreement',
        u((m) => m.actions.unanswered),
      )
      .hint(u((m) => m.actions.unansweredHint))
      .told(u((m) => m.actions.unansweredTold))
      .whileFlagged('awaiting-agreement', 'overdue')
      .quiet()
      .then(w.unflag('awaiting-agreement'), w.close()),
    withdraw: w
      .byApplicant(t((m) => m.actions.withdraw))
      .told(t((m) => m.actions.withdrawTold))
      .during('submitted', 'in-review', 'returned')
      .asks({ reason: reason() })
      .danger()
      .then(w.withdraw()),
  }),
  clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
  products: {},
  rules: labelled([villages, plotLimit, designs]),
  standard,
  escalatesTo: roles.head,
  carries: ['site.place', 'house.design'],
  continues: [
    {
      service: permit.key,
      title: u((m) => m.goOn),
      lead: u((m) => m.goOnLead),
      answers: ({ land: plot, site }) => ({
        ...Object.fromEntries(Object.entries(plot).map(([question, value]) => [`land.${question}`, value])),
        'site.place': site.place,
      }),
      files: { 'land-title': 'land-title' },
      handedOut: { plans: { action: 'handDraft', field: 'drawings' } },
    },
  ],
  districts: districtsBy('land.village'),
  subject: ({ applicant, land: { address, village }, site }, rules) =>
    subjectOf('undagi', applicant.name, { address, village, place: site.place }, rules),
  prefill: prefilled,
  registered: registeredApplicant,
});
