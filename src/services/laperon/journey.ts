import { formatNumber } from '#i18n';
import {
  type AnswersIn,
  choice,
  choiceFrom,
  confirmation,
  email,
  type Field,
  journey,
  longText,
  nikField,
  number,
  optional,
  personName,
  shownIf,
  text,
} from '#platform/forms';
import { personFields } from './person-fields.ts';
import { uses } from './domain/levy-rules.ts';
import { heightLimit } from './domain/terms.ts';
import { works } from './domain/works.ts';
import { texts } from './messages/index.ts';
import { landFields } from './land-fields.ts';
import { placeField } from './place-field.ts';

const t = texts.text;
const unit = (name: string) => () => name;
const named = <const K extends string>(keys: readonly K[], name: (key: K) => ReturnType<typeof t>) =>
  Object.fromEntries(keys.map((key) => [key, name(key)])) as Record<K, ReturnType<typeof t>>;

/** What an applicant for a building permit is asked, page by page. */
export const permitJourney = journey
  .page(
    'applicant',
    t((m) => m.applicant.title),
    {
      role: choice(
        { label: t((m) => m.applicant.role) },
        {
          owner: t((m) => m.applicant.owner),
          proxy: { label: t((m) => m.applicant.proxy), hint: t((m) => m.applicant.proxyHint) },
        },
      ),
      ...personFields(),
    },
    { lead: t((m) => m.applicant.lead) },
  )
  .page(
    'principal',
    t((m) => m.principal.title),
    {
      name: personName({ label: t((m) => m.principal.name) }),
      nik: nikField({ label: t((m) => m.principal.nik) }),
      email: email({ label: t((m) => m.principal.email), hint: t((m) => m.principal.emailHint) }),
      address: longText({ label: t((m) => m.principal.address) }, { max: 300, rows: 3 }),
    },
    { lead: t((m) => m.principal.lead), when: (a) => a.applicant.role === 'proxy' },
  )
  .list(
    'owners',
    t((m) => m.owners.title),
    {
      name: personName({ label: t((m) => m.owners.name) }),
      nik: nikField({ label: t((m) => m.owners.nik) }),
      share: number({
        label: t((m) => m.owners.share),
        hint: t((m) => m.owners.shareHint),
        min: 0.01,
        max: 100,
        decimals: 2,
        unit: unit('%'),
      }),
    },
    { lead: t((m) => m.owners.lead), min: 1, max: 20, item: t((m) => m.owners.item) },
  )
  .page(
    'land',
    t((m) => m.land.title),
    landFields(),
  )
  .page(
    'site',
    t((m) => m.site.title),
    { place: placeField({ label: t((m) => m.site.place), hint: t((m) => m.site.placeHint) }) },
    { lead: t((m) => m.site.lead) },
  )
  .page(
    'project',
    t((m) => m.project.title),
    {
      purpose: text({ label: t((m) => m.project.purpose), hint: t((m) => m.project.purposeHint) }),
      ownership: choice(
        { label: t((m) => m.project.ownership) },
        { private: t((m) => m.project.private), state: t((m) => m.project.state) },
      ),
      nib: optional(text({ label: t((m) => m.project.nib) }, { max: 20, width: 'short' })),
      simbg: optional(text({ label: t((m) => m.project.simbg) }, { max: 60 })),
    },
  )
  .list(
    'buildings',
    t((m) => m.buildings.title),
    {
      name: text({ label: t((m) => m.buildings.name), hint: t((m) => m.buildings.nameHint) }, { max: 80 }),
      use: choice(
        { label: t((m) => m.buildings.use) },
        named(uses, (use) => t((m) => m.buildings.uses[use])),
      ),
      work: choice(
        { label: t((m) => m.buildings.work) },
        named(works, (work) => t((m) => m.buildings.works[work])),
      ),
      complexity: choice(
        { label: t((m) => m.buildings.complexity) },
        { simple: t((m) => m.buildings.simple), 'not-simple': t((m) => m.buildings.notSimple) },
      ),
      permanence: choice(
        { label: t((m) => m.buildings.permanence) },
        { permanent: t((m) => m.buildings.permanent), 'non-permanent': t((m) => m.buildings.nonPermanent) },
      ),
      floors: number({ label: t((m) => m.buildings.floors), min: 1, max: 50, unit: t((m) => m.buildings.floorsUnit) }),
      basements: number({
        label: t((m) => m.buildings.basements),
        hint: t((m) => m.buildings.basementsHint),
        min: 0,
        max: 5,
        unit: t((m) => m.buildings.basementsUnit),
      }),
      area: number({ label: t((m) => m.buildings.area), min: 1, max: 500_000, decimals: 2, unit: unit('m²') }),
      height: heightField(),
      heightException: optional(
        choiceFrom({ label: t((m) => m.buildings.exception), hint: t((m) => m.buildings.exceptionHint) }, heightLimit, ({ exceptions }) =>
          exceptions.map(({ key, name }) => ({ value: key, label: (locale) => name[locale] })),
        ),
      ),
    },
    { lead: t((m) => m.buildings.lead), min: 1, max: 20, item: t((m) => m.buildings.item) },
  )
  .page(
    'infrastructure',
    t((m) => m.infrastructure.title),
    {
      fence: optional(number({ label: t((m) => m.infrastructure.fence), min: 0, max: 10_000, decimals: 2, unit: unit('m') })),
      paving: optional(number({ label: t((m) => m.infrastructure.paving), min: 0, max: 100_000, decimals: 2, unit: unit('m²') })),
      pool: optional(number({ label: t((m) => m.infrastructure.pool), min: 0, max: 10_000, decimals: 2, unit: unit('m²') })),
      wasteTank: optional(number({ label: t((m) => m.infrastructure.wasteTank), min: 0, max: 100, unit: t((m) => m.infrastructure.unit) })),
    },
    { lead: t((m) => m.infrastructure.lead) },
  )
  .page(
    'team',
    t((m) => m.team.title),
    {
      by: choice({ label: t((m) => m.team.by) }, { owner: t((m) => m.team.owner), designer: t((m) => m.team.designer) }),
      architect: shownIf('by', 'designer', personName({ label: t((m) => m.team.architect) })),
      architectLicence: shownIf('by', 'designer', optional(text({ label: t((m) => m.team.architectLicence) }, { max: 60 }))),
      structural: shownIf('by', 'designer', optional(personName({ label: t((m) => m.team.structural) }))),
      structuralLicence: shownIf('by', 'designer', optional(text({ label: t((m) => m.team.structuralLicence) }, { max: 60 }))),
    },
    { lead: t((m) => m.team.lead) },
  )
  .page(
    'declaration',
    t((m) => m.declaration.title),
    {
      agreed: confirmation(
        { label: t((m) => m.declaration.ask) },
        t((m) => m.declaration.statement),
      ),
    },
  );

export type PermitAnswers = AnswersIn<typeof permitJourney>;

/** Height in metres; above the limit it warns and is taken all the same, because the limit is not confirmed. */
function heightField(): Field<number> {
  const height = number({
    label: t((m) => m.buildings.height),
    hint: t((m) => m.buildings.heightHint),
    min: 1,
    max: 300,
    decimals: 2,
    unit: unit('m'),
  });
  return {
    ...height,
    parse: (raw, context) => {
      const read = height.parse(raw, context);
      const { metres } = context.rules.value(heightLimit);
      if (!read.ok || read.value <= metres) return read;
      return { ...read, warning: (locale) => texts(locale).buildings.tooHigh(formatNumber(metres, locale)) };
    },
  };
}
