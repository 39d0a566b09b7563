import { formatDate, formatNumber } from '#i18n';
import { inForce, type ProductDefinition, type ProductInput } from '#platform/cases';
import { officeTemplate } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationInLetters } from './application-in-letters.ts';
import { roles } from './desks.ts';
import { skrdGrounds, skrdNumbering } from './domain/letter-rules.ts';
import { deskDays } from './domain/terms.ts';
import type { PermitAnswers } from './journey.ts';
import { levyInLetters } from './levy-in-letters.ts';
import { texts } from './messages/index.ts';

const words = texts('id');

/** Surat Ketetapan Retribusi Daerah: what is owed, how it came about, until when, and on what ground. */
export const skrd: ProductDefinition<PermitAnswers> = {
  title: texts.text((m) => m.skrd),
  series: 'skrd',
  numbering: skrdNumbering,
  template: officeTemplate('laperon-skrd', readFileSync(join(import.meta.dirname, 'templates/skrd.typ'), 'utf8')),
  signedBy: roles.treasurer,
  office: texts.text((m) => m.treasurerOffice),
  data: skrdData,
  holder: holderOf,
};

function holderOf({ answers }: Pick<ProductInput<PermitAnswers>, 'answers'>): string {
  return answers.owners[0]?.name ?? answers.applicant.name;
}

function skrdData(input: ProductInput<PermitAnswers>): Readonly<Record<string, unknown>> {
  const { answers, state, rules, on, calendar } = input;
  const days = rules.value(deskDays).payment;
  const levy = levyInLetters(answers, state, rules);
  const certain = [deskDays, skrdGrounds].every((rule) => rules.version(rule as typeof deskDays).confirmed);
  return {
    ...applicationInLetters(input),
    holder: holderOf(input),
    buildings: answers.buildings.map(
      ({ name, use, area }) => `${name} (${words.buildings.uses[use].toLowerCase()}, ${formatNumber(area, 'id')} m²)`,
    ),
    levy,
    due: days === undefined ? null : { day: formatDate(calendar.addWorkingDays(on, days), 'id'), days },
    grounds: rules.value(skrdGrounds).grounds,
    replaces: inForce(state, 'skrd')?.number ?? null,
    unconfirmed: [...(levy.unconfirmed === null ? [] : [levy.unconfirmed]), ...(certain ? [] : [words.levy.termsUnconfirmed])],
  };
}
