import type { Text } from '#i18n';
import { defineService, type ServiceDefinition } from '#platform/cases';
import type { Journey, Requirement } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import type { Expected } from '../domain/compare.ts';
import { districtName, districts } from '../domain/districts.ts';
import { nameLimits } from '../domain/names.ts';
import { reportingDays } from '../domain/reporting.ts';
import { afterwardsActions, applicantActions, decidingActions, siakActions, verificationActions } from './actions.ts';
import { type Asked, prefilled } from './applicant.ts';
import { attachActions } from './attach.ts';
import { documentDesks, roles } from './desks.ts';
import { findingsIn, type Named } from './findings.ts';
import { mendingDays, objectionDays, ofApplicant, refusalGrounds, termsOf, withdrawalGrounds } from './rules.ts';
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
  /** What it is called in a sentence, and on its own. */
  readonly name: Words;
  readonly summary: Text;
  readonly topic: Text;
  readonly icon: string;
  readonly journey: Journey<A>;
  readonly papers: readonly Requirement[];
  /** The papers in words, for the published standard. */
  readonly needs: { readonly id: readonly string[]; readonly en: readonly string[] };
  readonly citation: string;
  /** Working days for the whole. */
  readonly days: number;
  readonly product: Words;
  readonly rules?: readonly Rule[];
  /** Whom it is about, by name. */
  about(answers: A): string;
  /** Everybody it names, for the look at their numbers. */
  people(answers: A): readonly Named[];
  expects(answers: A): Expected;
  /** What makes two applications the same matter. */
  alike(answers: A): readonly { readonly reason: string; readonly key: string }[];
}

const text =
  ({ id, en }: Words): Text =>
  (locale) =>
    locale === 'en' ? en : id;

const capital = (words: Words): Words => ({ id: first(words.id), en: first(words.en) });
const first = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const deskDays = { verification: 1, 'siak-entry': 1, siak: 2, check: 1, refusal: 2, head: 5 } as const;
const law = {
  id: ['UU 23/2006 jo. UU 24/2013 tentang Administrasi Kependudukan.', 'Perpres 96/2018; Permendagri 108/2019 dan 109/2019.'],
  en: [
    'Law 23/2006 as amended by Law 24/2013 on civil administration.',
    'Presidential Regulation 96/2018; Ministerial Regulations 108/2019 and 109/2019.',
  ],
};

/** A service that ends in a document SIAK makes and signs. */
export function documentService<A extends Asked>(of: Registering<A>): ServiceDefinition {
  const key = `dukcapil.${of.key}`;
  const terms = termsOf({
    key,
    name: of.name,
    citation: of.citation,
    days: of.days,
    desks: deskDays,
    papers: [...ofApplicant, ...of.papers],
  });
  const standard = standardOf({
    key,
    name: of.name,
    papers: { id: [...of.needs.id], en: [...of.needs.en] },
    days: of.days,
    product: of.product,
    legalBasis: law,
    ends: 'document',
  });
  return defineService({
    key: of.key,
    title: text(capital(of.name)),
    summary: of.summary,
    topic: of.topic,
    series: of.series,
    icon: of.icon,
    journey: of.journey,
    checklist: terms.checklist,
    desks: documentDesks,
    start: [{ desk: 'verification' }],
    actions: (w) => ({
      ...verificationActions(w, 'siak-entry'),
      ...siakActions(w),
      ...attachActions(w, `${of.key}.document`, of.expects),
      ...decidingActions(w),
      ...applicantActions(w),
      ...afterwardsActions(w),
    }),
    clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
    products: {
      document: {
        title: text(of.product),
        office: text({ id: 'Kepala Dinas Kependudukan dan Pencatatan Sipil', en: 'Head of the civil registry' }),
        brought: { by: ['attach', 'attachCorrected'], file: 'pdf', number: 'number' },
        holder: ({ answers }) => of.about(answers),
      },
    },
    rules: [districts, nameLimits, reportingDays, objectionDays, refusalGrounds, withdrawalGrounds, ...(of.rules ?? [])],
    standard,
    escalatesTo: roles.section,
    subject: (answers, rules) => ({
      applicantName: answers.applicant.name,
      place: placeOf(answers, rules),
      likenessKeys: of.alike(answers),
    }),
    statements: (answers) => {
      const whole = answers as unknown as A;
      // While somebody fills it in, pages may still be missing.
      return whole.applicant === undefined ? [] : findingsIn(of.people(whole), whole.applicant.kk);
    },
    prefill: prefilled,
  });
}

function placeOf({ applicant }: Asked, rules: RuleBook): string {
  return `Desa ${applicant.village}, Kecamatan ${districtName(rules.value(districts), applicant.district)}`;
}
