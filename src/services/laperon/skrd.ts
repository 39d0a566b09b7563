import { formatNumber } from '#i18n';
import type { ProductInput } from '#platform/cases';
import { applicationInLetters } from './application-in-letters.ts';
import { billOf } from './bill.ts';
import { skrdGrounds, skrdNumbering } from './domain/letter-rules.ts';
import { deskDays } from './domain/terms.ts';
import type { PermitAnswers } from './journey.ts';
import { levyInLetters } from './levy-in-letters.ts';
import { texts } from './messages/index.ts';

const words = texts('id');

/** Surat Ketetapan Retribusi Daerah of a building permit. */
export const skrd = billOf<PermitAnswers>({
  key: 'skrd',
  title: texts.text((m) => m.skrd),
  series: 'skrd',
  numbering: skrdNumbering,
  heading: 'Surat Ketetapan Retribusi Daerah (SKRD)',
  short: 'SKRD',
  about: 'Retribusi Persetujuan Bangunan Gedung',
  payer: 'Wajib retribusi',
  grounds: skrdGrounds,
  days: deskDays,
  holder: ({ answers }) => answers.owners[0]?.name ?? answers.applicant.name,
  facts,
  sum: ({ answers, state, rules }) => levyInLetters(answers, state, rules),
});

function facts(input: ProductInput<PermitAnswers>): readonly (readonly [string, string])[] {
  const { holderAddress, application, purpose, site } = applicationInLetters(input);
  const buildings = input.answers.buildings.map(
    ({ name, use, area }) => `${name} (${words.buildings.uses[use].toLowerCase()}, ${formatNumber(area, 'id')} m²)`,
  );
  return [
    ...(holderAddress === null ? [] : [['Alamat', holderAddress] as const]),
    ['Permohonan', `nomor ${application.number} tanggal ${application.date}`],
    ['Objek', `${purpose} di ${site}`],
    ['Bangunan', buildings.join('; ')],
  ];
}
