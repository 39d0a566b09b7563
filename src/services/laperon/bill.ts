import { formatDate, type Text } from '#i18n';
import { inForce, type ProductDefinition, type ProductInput } from '#platform/cases';
import { officeTemplate } from '#platform/documents';
import type { Rule } from '#platform/rules';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from './desks.ts';
import { texts } from './messages/index.ts';

const words = texts('id');

/** What is owed as a letter states it: figures, words, and the steps that lead to it. */
export interface BilledSum {
  readonly rupiah: number;
  readonly total: string;
  readonly words: string;
  readonly formula: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Why its figures are not law yet; null where they are. */
  readonly unconfirmed: string | null;
}

interface Bill<A> extends Pick<ProductDefinition<A>, 'title' | 'series' | 'numbering'> {
  /** Key of the product: an older letter of it is named as replaced. */
  readonly key: string;
  /** As it stands at its head, such as SURAT KETETAPAN RETRIBUSI DAERAH (SKRD). */
  readonly heading: string;
  readonly short: 'SKRD' | 'SKPD';
  /** What the sum is for. */
  readonly about: string;
  /** What whoever owes it is called. */
  readonly payer: string;
  readonly grounds: Rule;
  readonly days: Rule;
  holder(input: ProductInput<A>): string;
  /** Address and application, and what is billed, each as label and value. */
  facts(input: ProductInput<A>): readonly (readonly [label: string, value: string])[];
  sum(input: ProductInput<A>): BilledSum;
}

const template = officeTemplate('laperon-bill', readFileSync(join(import.meta.dirname, 'templates/bill.typ'), 'utf8'));
const office: Text = texts.text((m) => m.treasurerOffice);

/** A letter that sets what is owed: how much, how it came about, until when, and on what ground. Signed by the treasurer. */
export function billOf<A>({
  key,
  title,
  series,
  numbering,
  heading,
  short,
  about,
  payer,
  grounds,
  days,
  holder,
  facts,
  sum,
}: Bill<A>): ProductDefinition<A> {
  return {
    title,
    series,
    numbering,
    template,
    signedBy: roles.treasurer,
    office,
    holder,
    data: (input) => {
      const { state, rules, on, calendar } = input;
      const { payment } = rules.value(days) as Readonly<Record<string, number>>;
      const levy = sum(input);
      const certain = [days, grounds].every((rule) => rules.version(rule).confirmed);
      return {
        heading,
        short,
        about,
        payer,
        holder: holder(input),
        facts: facts(input),
        levy,
        due: payment === undefined ? null : { day: formatDate(calendar.addWorkingDays(on, payment), 'id'), days: payment },
        grounds: (rules.value(grounds) as { readonly grounds: readonly string[] }).grounds,
        replaces: inForce(state, key)?.number ?? null,
        unconfirmed: [...(levy.unconfirmed === null ? [] : [levy.unconfirmed]), ...(certain ? [] : [words.levy.termsUnconfirmed])],
      };
    },
  };
}
