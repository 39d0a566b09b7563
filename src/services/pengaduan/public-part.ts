import { said, type Text } from '#i18n';
import { countByRecords, type CasesDeps } from '#platform/cases';
import { rulesAt } from '#platform/rules';
import { daysOf, type PublicPartOf, quartersOf } from '#platform/survey';
import { complaint } from './definition.ts';
import { countsOf, type Outcome, outcomes, shownCounts } from './domain/figures.ts';

const labels: Readonly<Record<Outcome, Text>> = {
  settled: said('Sudah diselesaikan', 'Settled'),
  promised: said('Dijanjikan selesai', 'Promised to be settled'),
  explained: said('Dijelaskan, tidak ada yang diubah', 'Explained, nothing changed'),
  'handed-on': said('Diteruskan kepada yang berwenang', 'Handed on to whose authority it is'),
  archived: said('Diarsipkan', 'Archived'),
  withdrawn: said('Dicabut pelapor', 'Withdrawn'),
  'under-way': said('Belum dijawab', 'Not answered yet'),
};

/** Complaints to an agency and what became of them, for everybody to see. What a complaint says is no finding, and is not in it. */
export const complaintPart =
  ({ db, registry }: Pick<CasesDeps, 'db' | 'registry'>): PublicPartOf =>
  async ({ agency, period, now, smallest }) => {
    const offer = registry.offersOf(complaint.key).find((one) => one.agency.id === agency.id);
    if (!offer) return null;
    const year = period.slice(0, 4);
    const periods = [...quartersOf(Number(year)), year];
    const rule = complaint.clocks.service;
    const counted = await Promise.all(
      periods.map(async (one) => {
        const days = daysOf(one);
        const allowed = (await rulesAt(db, [rule], { agencyId: agency.id, on: days.to })).value(rule);
        const rows = await countByRecords(db, offer, { ...days, now, days: allowed }, [
          { names: ['answer', 'answerStaff'], field: 'outcome' },
          { names: ['handOn', 'handOnStaff'], field: 'to' },
        ]);
        return [one, countsOf(rows)] as const;
      }),
    );
    const shown = shownCounts(new Map(counted), year, smallest);
    const rows = outcomes.map((key) => ({ key, label: labels[key], value: shown(period, key) }));
    const n = shown(period, 'received');
    return {
      key: 'complaints',
      title: said('Pengaduan kepada instansi', 'Complaints to the agency'),
      method: said(
        'Pengaduan yang diterima pada masa ini menurut jawaban terakhirnya. Isi pengaduan bukan temuan dan tidak ditampilkan.',
        'Complaints that came in within the period, by the last answer. What a complaint says is no finding and is not shown.',
      ),
      unit: said('pengaduan', 'complaints'),
      n,
      rows: n === 0 ? [] : rows,
      drawn: true,
      none: said('Tidak ada pengaduan pada masa ini.', 'There was no complaint in this period.'),
    };
  };
