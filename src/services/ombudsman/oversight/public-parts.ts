import type { Db } from '#db';
import { formatDate, said, type Text } from '#i18n';
import { type PublicPartOf, quartersOf } from '#platform/survey';
import { type FunnelStage, funnelStages } from '../domain/oversight/funnel.ts';
import { publishedScores, type Score } from './scores.ts';
import { publishedStatements } from './statements.ts';

const stageNames: Readonly<Record<FunnelStage, Text>> = {
  intake: said('Laporan masuk', 'Reports that came in'),
  admissible: said('Memenuhi syarat', 'Admissible'),
  examined: said('Diperiksa', 'Examined'),
  found: said('Terbukti, sesudah instansi didengar', 'Found, after the agency was heard'),
  corrected: said('Tindakan korektif dilaksanakan', 'Corrective action done'),
};

/** How far reports about an agency came: figures its head and a second person published, nothing else of what lies sealed. */
export const funnelPart =
  ({ db, agencyId }: { readonly db: Db; readonly agencyId: string }): PublicPartOf =>
  async ({ agency, period }) => {
    if (agency.id === agencyId) return null;
    const quarters: readonly string[] = period.length === 4 ? quartersOf(Number(period)) : [period];
    const own = (await publishedStatements(db)).filter((one) => one.agencyId === agency.id && quarters.includes(one.quarter));
    // A year is said once all its quarters are; a quarter that is hidden hides it too.
    const whole = own.length === quarters.length;
    const valueOf = (stage: FunnelStage) =>
      own.reduce<number | null>((sum, { stages }) => {
        const value = stages[stage];
        return sum === null || value === null ? null : sum + value;
      }, 0);
    const days = own.map(({ publishedOn }) => publishedOn ?? '').toSorted();
    const day = whole ? days.at(-1) : undefined;
    const there = own.map(({ quarter }) => quarter.replace(/^(\d+)-Q(\d)$/, 'T$2 $1')).toSorted();
    return {
      key: 'reports',
      title: said('Laporan kepada Ombudsman', 'Reports to the Ombudsman'),
      method: (locale) =>
        said(
          `Laporan dugaan maladministrasi yang masuk pada masa ini, menurut tahap terjauhnya. Laporan bukan temuan: terbukti hanya yang tertulis dalam LHP sesudah instansi didengar.${day ? ` Diterbitkan Ombudsman ${formatDate(day, 'id')}.` : ''}`,
          `Reports of suspected maladministration that came in within the period, by the furthest stage. A report is no finding: found is only what an LHP says after the agency was heard.${day ? ` Published by the Ombudsman on ${formatDate(day, 'en')}.` : ''}`,
        )(locale),
      unit: said('laporan', 'reports'),
      n: whole ? valueOf('intake') : null,
      rows: whole ? funnelStages.map((stage) => ({ key: stage, label: stageNames[stage], value: valueOf(stage) })) : [],
      drawn: true,
      none:
        there.length === 0
          ? said('Ombudsman belum menerbitkan angka untuk masa ini.', 'The Ombudsman has not published figures for this period.')
          : said(
              `Angka setahun ditampilkan bila keempat triwulannya terbit. Sudah terbit: ${there.join(', ')}.`,
              `Figures of a year are shown once all four quarters are published. Published so far: ${there.join(', ')}.`,
            ),
    };
  };

const kinds = { opini: said('Opini Ombudsman', 'Opini of the Ombudsman'), kepatuhan: said('Kepatuhan', 'Compliance') } as const;

/** What the Ombudsman published of an agency or its government, whatever the period: each with its source. */
export const scoresPart =
  ({ db }: { readonly db: Db }): PublicPartOf =>
  async ({ agency: { id, name, government } }) => {
    // By its id where it was chosen; those of a government, and what was entered by name, by that.
    const own = (await publishedScores(db)).filter(({ agencyId, subject }) =>
      agencyId === null ? [name, government, `${name}, ${government}`].includes(subject) : agencyId === id,
    );
    return {
      key: 'assessments',
      title: said('Opini dan kepatuhan', 'Opini and compliance'),
      method: said(
        'Hasil penilaian Ombudsman sebagaimana diterbitkan, untuk instansi ini atau pemerintahnya; tidak dihitung di sini. Sejak 2025 Opini menggantikan Kepatuhan.',
        'Results of the Ombudsman’s assessments as published, of this agency or its government; not worked out here. From 2025 on Opini takes the place of Compliance.',
      ),
      unit: said('nilai', 'score'),
      n: null,
      rows: own.map((score) => ({
        key: `${score.kind}-${score.year}-${score.subject}`,
        label: (locale) => `${kinds[score.kind](locale)} ${score.year}`,
        value: score.value,
        said: (locale) => saidOf(score, locale),
      })),
      drawn: false,
      none: said('Belum ada hasil penilaian yang tercatat.', 'No result of an assessment is entered yet.'),
    };
  };

function saidOf({ label, subject, source, sourceOn, sourceRead }: Score, locale: 'id' | 'en'): string {
  const unread = said('sumber belum dicocokkan', 'source not compared yet')(locale);
  const parts = [
    label,
    subject,
    `${said('Sumber', 'Source')(locale)}: ${source}`,
    sourceOn && formatDate(sourceOn, locale),
    sourceRead ? null : unread,
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
