import { isStage, type Stage } from '../procedure/stages.ts';
import { transitions } from '../procedure/transitions.ts';
import type { Counted } from './counted.ts';
import { alike, sameAgency, spelling } from './patterns.ts';
import type { Period } from './period.ts';
import { FEWEST, type Group, putTogether, shown } from './small.ts';

/** One table of a report, as it is printed. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

/** What keys of rules and stages are called, in Indonesian: the report is an official paper. */
export interface Names {
  readonly limits: Readonly<Record<string, string>>;
  readonly maladministration: Readonly<Record<string, string>>;
  readonly grounds: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, string>>;
}

const channels: Readonly<Record<string, string>> = {
  web: 'Laman',
  email: 'Surel',
  phone: 'Telepon',
  counter: 'Datang langsung',
  letter: 'Surat',
  whatsapp: 'WhatsApp',
  own: 'Prakarsa sendiri',
};
const OTHERS = 'Kelompok kecil, digabung';
const MERGED = 'Kelompok yang kurang dari 5 digabung, bila perlu dengan yang terkecil berikutnya.';

/** Where a matter was at the end of a day, by its steps. */
export function stageOn({ channel, steps }: Pick<Counted, 'channel' | 'steps'>, day: string): Stage {
  let stage: Stage = channel === 'own' ? 'plenary' : 'received';
  for (const { action, on } of steps) {
    const from: Stage = stage;
    if (on <= day) stage = transitions.find((one) => one.action === action && one.from.includes(from))?.to ?? stage;
  }
  return stage;
}

const within = (day: string | null, { from, to }: Period) => day !== null && from <= day && day <= to;

function groups(values: readonly Named[]): readonly Group[] {
  return [...Map.groupBy(values, ({ key }) => key).values()].map((all) => ({
    label: spelling(all.map(({ label }) => label)),
    n: all.length,
  }));
}

/** What is counted, by what is the same as another, and how it is called. */
interface Named {
  readonly key: string;
  readonly label: string;
}

const written = (values: readonly string[]): readonly Named[] => values.map((label) => ({ key: alike(label), label }));

const table = (title: string, what: string, values: readonly string[], note = MERGED): ReportTable =>
  tableOf(title, what, written(values), note);

const tableOf = (title: string, what: string, values: readonly Named[], note: string): ReportTable => ({
  title,
  head: [what, 'Jumlah'],
  rows: putTogether(groups(values), OTHERS).map(({ label, n }) => [label, shown(n)]),
  note: values.length === 0 ? '' : note,
});

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Which class of access a matter counts in; consultations and tips are no reports. */
function accessOf({ kind, urgent, channel }: Counted): string {
  if (kind === 'konsultasi') return 'Konsultasi (tidak dihitung sebagai laporan)';
  if (kind === 'informasi') return 'Informasi tanpa nama (tidak dihitung sebagai laporan)';
  if (channel === 'own') return 'Investigasi atas prakarsa sendiri';
  return urgent ? 'Respons cepat (RCO)' : 'Laporan reguler';
}

/** How long limits took that ended in the period, against their last day. Few are not shown: a median of few is one of them. */
function clockRows(all: readonly Counted[], period: Period, names: Names): readonly (readonly string[])[] {
  const ended = all.flatMap(({ clocks }) => clocks.filter(({ endedOn }) => within(endedOn, period)));
  return [...Map.groupBy(ended, ({ key }) => key)].map(([key, clocks]) => {
    const name = names.limits[key] ?? key;
    if (clocks.length < FEWEST) return [name, shown(clocks.length), '–', '–'];
    const took = clocks.map(({ startedOn, endedOn }) => days(startedOn, endedOn ?? startedOn)).toSorted((a, b) => a - b);
    const late = clocks.filter(({ endedOn, dueOn }) => (endedOn ?? '') > dueOn).length;
    // Few late, or few in time, would be told by the other.
    const isFew = [late, clocks.length - late].some((n) => n > 0 && n < FEWEST);
    return [name, String(clocks.length), String(median(took)), isFew ? '–' : String(late)];
  });
}

/**
 * The report of a quarter or year (UU 37/2008 art. 42), from what was counted of every matter: what was received by class,
 * channel and agency, where matters stood at its end, how they ended, how long each stage took, what was found and corrected.
 * `closed` matters of which the maker's key opens nothing count by what stands in the open.
 */
export function reportTables(all: readonly Counted[], period: Period, names: Names): readonly ReportTable[] {
  const received = all.filter(({ receivedOn }) => within(receivedOn, period));
  const reports = received.filter(({ kind }) => kind === 'laporan');
  const acted = (action: string) => all.filter(({ steps }) => steps.some((one) => one.action === action && within(one.on, period)));
  const found = acted('lhp-found');
  const recommended = acted('recommend');
  const corrected = acted('corrected');
  const open = all.filter(
    ({ kind, receivedOn, closedOn }) => kind === 'laporan' && receivedOn <= period.to && (closedOn === null || closedOn > period.to),
  );
  const done = all.filter(({ kind, closedOn }) => kind === 'laporan' && within(closedOn, period));
  const consultations = received.filter(({ kind }) => kind === 'konsultasi');
  return [
    table('Akses masyarakat yang diterima', 'Jenis', received.map(accessOf)),
    table(
      'Laporan menurut saluran',
      'Saluran',
      reports.map(({ channel }) => channels[channel] ?? channel),
    ),
    tableOf(
      'Laporan menurut instansi terlapor',
      'Instansi',
      reports.map((one) => ({ key: sameAgency(one), label: one.agency || 'Tidak disebut' })),
      `${MERGED} Instansi menurut pilihan pelapor atau petugas; laporan bukan temuan.`,
    ),
    table(
      'Laporan yang masih dikerjakan pada akhir periode',
      'Tahap',
      open.map((one) => names.stages[stageOn(one, period.to)] ?? ''),
    ),
    table(
      'Laporan yang selesai',
      'Cara',
      done.map((one) => endOf(one, names)),
    ),
    {
      title: 'Waktu tiap tahap yang berakhir dalam periode',
      head: ['Batas', 'Jumlah', 'Median (hari kalender)', 'Lewat batas'],
      rows: clockRows(all, period, names),
      note: 'Median dan yang lewat hanya ditulis bila sedikitnya 5. Sebagian batas belum dikonfirmasi sebagai hukum.',
    },
    table(
      'Maladministrasi yang ditemukan (LHP)',
      'Bentuk',
      found.map(({ maladministration }) => names.maladministration[maladministration ?? ''] ?? 'Tidak dicatat'),
    ),
    {
      title: 'Tindakan korektif dan rekomendasi',
      head: ['Hal', 'Jumlah'],
      rows: [
        ['LHP dengan tindakan korektif terbit', shown(found.length)],
        ['Tindakan korektif atau rekomendasi dilaksanakan', shown(corrected.length)],
        ['Rekomendasi terbit', shown(recommended.length)],
        ['Rekomendasi yang tidak dilaksanakan diumumkan', shown(acted('publish').length)],
      ],
      note: '',
    },
    {
      title: 'Konsultasi',
      head: ['Hal', 'Jumlah'],
      rows: [
        ['Diterima', shown(consultations.length)],
        ['Dijawab dalam periode', shown(acted('answer').filter(({ kind }) => kind === 'konsultasi').length)],
      ],
      note: '',
    },
  ];
}

function endOf({ steps, ground, stage }: Counted, names: Names): string {
  const last = steps.at(-1)?.action;
  const how = isStage(stage) ? (names.stages[stage] ?? stage) : stage;
  if (last === 'conciliated') return `${how}: konsiliasi`;
  if (last === 'corrected') return `${how}: dilaksanakan instansi`;
  if (last === 'lhp-not-found') return `${how}: tidak ditemukan maladministrasi`;
  return ground !== null && (last === 'close' || last === 'refuse') ? `${how}: ${names.grounds[ground] ?? ground}` : how;
}
