import type { Text } from '#i18n';
import { meetingBeside } from '#platform/appointments';
import { defineService, type ServiceDefinition } from '#platform/cases';
import type { Journey, RegisteredPages, Requirement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import type { Expected } from '../domain/compare.ts';
import { districtName, districts } from '../domain/districts.ts';
import { nameLimits } from '../domain/names.ts';
import { reportingDays } from '../domain/reporting.ts';
import { afterwardsActions, applicantActions, decidingActions, siakActions, verificationActions } from './actions.ts';
import { type Asked, prefilled, registeredApplicant } from './applicant.ts';
import { attachActions } from './attach.ts';
import { formBeside } from '../form/beside.ts';
import { withForm } from '../form/codes.ts';
import { printables } from '../form/statements.ts';
import { printBeside } from '../print/beside.ts';
import { chooseTexts } from '../print/choose-texts.ts';
import { printPaths } from '../print/paths.ts';
import { printFromChat } from '../print/from-chat-rule.ts';
import { printTerms } from '../print/rule.ts';
import { registerTerms } from '../register/rule.ts';
import { siakTerms } from '../siak/rule.ts';
import { siakBeside } from '../siak/beside.ts';
import { biometricActions, cardActions } from './card-actions.ts';
import { biometricDesks, cardDesks, documentDesks, roles } from './desks.ts';
import { findingsIn, type Named } from './findings.ts';
import { paperWords } from './paper-words.ts';
import { mendingDays, objectionDays, ofApplicant, ofCardless, refusalGrounds, termsOf, withdrawalGrounds } from './rules.ts';
import { standardOf } from './standard.ts';

interface Words {
  readonly id: string;
  readonly en: string;
}

/** What tells one service of the registry from another. */
export interface Registering<A> {
  /** As in addresses: `akta-kelahiran`. */
  readonly key: string;
  readonly series: string;
  /** Code of the official form, as in F-2.01. */
  readonly form: string;
  /** What it is called in a sentence, and on its own. */
  readonly name: Words;
  /** Where there is room for 24 letters and the name has more. */
  readonly short?: Words;
  readonly summary: Text;
  readonly topic: Text;
  /** Everyday words people look for it by. */
  readonly sought: Text;
  readonly icon: string;
  readonly journey: Journey<A>;
  readonly papers: readonly Requirement[];
  /** Whoever asks for themselves may have no identity card. */
  readonly cardless?: true;
  readonly citation: string;
  /** Working days for the whole. */
  readonly days: number;
  readonly product: Words;
  /** Whom it is about, by name. */
  about(answers: A): string;
  /** Everybody it names beside who reports, for the look at their numbers. */
  people?(answers: A): readonly Named[];
  /** What else of an application is worth a second look. */
  cautions?(answers: A): readonly Text[];
  /** Pages beside the applicant's that the register of residents can fill. */
  readonly registered?: RegisteredPages;
  /** What makes two applications the same matter: by who reports, where absent. */
  alike?(answers: A): readonly { readonly reason: string; readonly key: string }[];
}

const text =
  ({ id, en }: Words): Text =>
  (locale) =>
    locale === 'en' ? en : id;

const first = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const law = {
  id: ['UU 23/2006 jo. UU 24/2013 tentang Administrasi Kependudukan.', 'Perpres 96/2018; Permendagri 108/2019 dan 109/2019.'],
  en: [
    'Law 23/2006 as amended by Law 24/2013 on civil administration.',
    'Presidential Regulation 96/2018; Ministerial Regulations 108/2019 and 109/2019.',
  ],
};

/** What a service that ends in a document and one that ends in a card have in common. */
function common<A extends Asked>(of: Registering<A>, ends: 'document' | 'card', desks: Readonly<Record<string, number>>) {
  const key = `dukcapil.${of.key}`;
  const papers = [...(of.cardless ? ofCardless : ofApplicant), ...of.papers];
  const citation = `${of.citation}; formulir ${of.form}`;
  const terms = termsOf({ key, name: of.name, citation, days: of.days, desks, papers });
  const named = (locale: 'id' | 'en') => papers.map(({ name }) => `${name[locale]}.`);
  const standard = standardOf({
    key,
    name: of.name,
    papers: { id: named('id'), en: named('en') },
    days: of.days,
    product: of.product,
    legalBasis: law,
    ends,
  });
  return {
    key: of.key,
    title: text({ id: first(of.name.id), en: first(of.name.en) }),
    ...(of.short && { shortTitle: text(of.short) }),
    summary: of.summary,
    topic: of.topic,
    sought: of.sought,
    series: of.series,
    icon: of.icon,
    journey: of.journey,
    checklist: terms.checklist,
    spoken: paperWords,
    start: [{ desk: 'verification' as const }],
    clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
    rules: [
      districts,
      nameLimits,
      reportingDays,
      objectionDays,
      refusalGrounds,
      withdrawalGrounds,
      printTerms,
      printFromChat,
      registerTerms,
      siakTerms,
    ],
    standard,
    escalatesTo: roles.section,
    subject: (answers: A, rules: RuleBook) => ({
      // Whoever files for a whole village is the name of no single application.
      applicantName: answers.applicant.capacity === 'village' ? of.about(answers) : answers.applicant.name,
      place: placeOf(answers, rules),
      likenessKeys: of.alike?.(answers) ?? [
        { reason: 'Layanan dan NIK pelapor sama', key: `${of.key} ${answers.applicant.nik} ${of.about(answers).toLowerCase()}` },
      ],
    }),
    districts: {
      at: 'applicant.district',
      list: (rules: RuleBook) =>
        rules.value(districts).districts.map(({ code, name, villages }) => ({ code, name, villages, answers: [code] })),
    },
    helped: { at: 'applicant.capacity', is: 'village', village: 'applicant.village' },
    statements: (answers: object) => {
      const whole = answers as unknown as A;
      // While somebody fills it in, pages may still be missing.
      return isWhole(whole) ? findingsIn(peopleOf(of, whole), whole.applicant.kk, of.cautions?.(whole)) : [];
    },
    prefill: prefilled,
    printables,
    registered: { applicant: registeredApplicant, ...of.registered },
  };
}

function isWhole(answers: Partial<Asked>): answers is Asked {
  return answers.applicant !== undefined && Object.hasOwn(answers, 'declaration');
}

function peopleOf<A extends Asked>({ people }: Registering<A>, answers: A): readonly Named[] {
  return [{ who: text({ id: 'pelapor', en: 'who reports' }), nik: answers.applicant.nik }, ...(people?.(answers) ?? [])];
}

/** A service that ends in a document SIAK makes and signs. */
export function documentService<A extends Asked>(of: Registering<A> & { expects(answers: A): Expected }): ServiceDefinition {
  const desks = { verification: 1, 'siak-entry': 1, siak: 2, check: 1, refusal: 2, head: 5 };
  const service = defineService({
    ...common(of, 'document', desks),
    desks: documentDesks,
    beside: [printBeside, formBeside(of.form), siakBeside],
    beforehand: [{ title: chooseTexts.text((m) => m.before), lead: chooseTexts.text((m) => m.beforeLead), href: printPaths.choose() }],
    afterwards: { say: chooseTexts.text((m) => m.afterwards), href: printPaths.choose() },
    actions: (w) => ({
      ...verificationActions(w, 'siak-entry'),
      ...siakActions(w),
      ...attachActions(w, `${of.key}.document`, of.expects),
      ...decidingActions(w),
      ...applicantActions(w),
      ...afterwardsActions(w),
    }),
    products: {
      document: {
        title: text(of.product),
        office: text({ id: 'Kepala Dinas Kependudukan dan Pencatatan Sipil', en: 'Head of the civil registry' }),
        brought: { by: ['attach', 'attachCorrected'], file: 'pdf', number: 'number' },
        holder: ({ answers }) => of.about(answers),
      },
    },
  });
  return withForm(service, of.form);
}

/** A service that ends in a card, picked up at a time that is booked. */
export function cardService<A extends Asked>(of: Registering<A>): ServiceDefinition {
  const service = defineService({
    ...common(of, 'card', { verification: 1, 'siak-entry': 1, siak: 3, refusal: 2, head: 5 }),
    desks: cardDesks,
    books: ['pickup'],
    beside: [meetingBeside('pickup'), formBeside(of.form), siakBeside],
    actions: (w) => ({
      ...verificationActions(w, 'siak-entry'),
      ...siakActions(w),
      ...cardActions(w),
      ...decidingActions(w),
      ...applicantActions(w),
    }),
    products: {},
  });
  return withForm(service, of.form);
}

/** A card for which face and fingers are recorded first, also at a time that is booked. */
export function biometricService<A extends Asked>(of: Registering<A>): ServiceDefinition {
  const service = defineService({
    ...common(of, 'card', { verification: 1, 'siak-entry': 1, siak: 3, refusal: 2, head: 5 }),
    desks: biometricDesks,
    books: ['biometrics', 'pickup'],
    beside: [meetingBeside('biometrics', 'pickup'), formBeside(of.form), siakBeside],
    actions: (w) => ({
      ...verificationActions(w, 'biometrics'),
      ...biometricActions(w),
      ...siakActions(w),
      ...cardActions(w),
      ...decidingActions(w),
      ...applicantActions(w),
    }),
    products: {},
  });
  return withForm(service, of.form);
}

function placeOf({ applicant }: Asked, rules: RuleBook): string {
  return `Desa ${applicant.village}, Kecamatan ${districtName(rules.value(districts), applicant.district)}`;
}
