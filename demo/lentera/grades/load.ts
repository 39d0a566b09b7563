import { transaction, type Tx } from '#db';
import { officeDay } from '#platform/calendar';
import {
  addColumn,
  addSchoolRule,
  type ColumnWords,
  confirmSchoolRule,
  type Grading,
  lastChange,
  type MarkValue,
  readBook,
  releaseBook,
  takeTest,
  writeColumn,
} from '#services/lentera';
import type { DemoApp } from '../../app.ts';
import { lot } from '../exams/sit.ts';
import type { SchoolsCast } from '../schools/load.ts';

const part = { missing: 'left-out' as const, dropped: 0 };
/** How the invented SMP grades; its head has confirmed it. The SD goes by what is usual in the city. */
const grading: Grading = {
  curriculum: 'merdeka',
  categories: {
    daily: { weight: 40, ...part },
    task: { weight: 15, ...part, missing: 'zero' },
    practice: { weight: 15, ...part },
    midterm: { weight: 10, ...part },
    final: { weight: 20, ...part },
  },
  remedial: 'capped',
  places: 0,
  sentences: { reached: 'Menunjukkan penguasaan yang baik dalam {tp}.', notReached: 'Perlu pendampingan dalam {tp}.', most: 2 },
};

const aims: Readonly<Record<string, readonly [string, string]>> = {
  matematika: ['TP 8.5 Menyelesaikan sistem persamaan linear dua variabel', 'TP 8.7 Menghitung keliling dan luas lingkaran'],
  ipa: ['TP 8.3 Menjelaskan sistem pencernaan dan zat makanan', 'TP 8.8 Menghitung usaha dan keuntungan pesawat sederhana'],
  'bahasa-indonesia': ['TP 8.3 Menulis teks berita', 'TP 8.7 Menelaah unsur pembangun puisi'],
  'bahasa-inggris-bali': ['TP 8.1 Bercakap tentang kegiatan sehari-hari', 'TP 8.4 Membaca aksara Bali sederhana'],
};

const primaryAims: typeof aims = {
  matematika: ['Menjumlahkan pecahan', 'Menghitung keliling bangun datar'],
  ipa: ['Mengenal bagian tumbuhan', 'Menjelaskan perubahan wujud benda'],
  'bahasa-indonesia': ['Menemukan gagasan pokok', 'Menulis karangan narasi'],
  'bahasa-inggris-bali': ['Memperkenalkan diri', 'Membaca aksara Bali sederhana'],
};

/** Two aims of a subject in a class, by the number of its grade. */
function aimsOf(subject: string, className: string): readonly [string, string] {
  const grade = className.slice(0, 1);
  const [first, second] = (Number(grade) < 7 ? primaryAims : aims)[subject] ?? ['', ''];
  const coded = (words: string, nth: number) => (words === '' ? '' : `TP ${grade}.${nth} ${words.replace(/^TP \d\.\d /, '')}`);
  return grade === '8' ? [first, second] : [coded(first, 1), coded(second, 2)];
}

interface Books {
  readonly className: string;
  readonly by: Readonly<Record<string, SchoolsCast['people']['mathematics']>>;
  /** Subjects whose marks the school shows. */
  readonly released: readonly string[];
  /** Half a semester of marks: enough to look at, and quick to make. */
  readonly brief?: true;
}

/** Fills the gradebooks of six classes, two of them as a whole semester would: works of each sort, a remedial, one missing, one excused, one corrected. */
export async function loadGrades(app: DemoApp, cast: SchoolsCast, { final }: { readonly final: string }): Promise<void> {
  const { people } = cast;
  await transaction(app.db, (tx) => setRules(tx, app, cast));
  const { mathematics, science, indonesian, languages, primary } = people;
  const smp = { matematika: mathematics, ipa: science, 'bahasa-indonesia': indonesian, 'bahasa-inggris-bali': languages };
  const sd = { matematika: primary, ipa: primary, 'bahasa-indonesia': primary, 'bahasa-inggris-bali': primary };
  const classes: readonly Books[] = [
    { className: '8A', by: smp, released: ['matematika', 'ipa'] },
    { className: '6A', by: sd, released: ['matematika', 'bahasa-indonesia'] },
    { className: '7A', by: smp, released: ['bahasa-indonesia'], brief: true },
    { className: '9A', by: smp, released: ['matematika'], brief: true },
    { className: '4A', by: sd, released: [], brief: true },
    { className: '5A', by: sd, released: ['ipa'], brief: true },
  ];
  for (const books of classes)
    for (const [nth, [subject, teacher]] of Object.entries(books.by).entries())
      await transaction(app.db, (tx) =>
        fill(tx, app, cast, {
          ...books,
          subject,
          teacher,
          nth,
          final: books.className === '8A' && subject === 'matematika' ? final : null,
        }),
      );
}

async function setRules(tx: Tx, { clock }: DemoApp, { schools, people }: SchoolsCast): Promise<void> {
  const at = clock.now();
  const today = officeDay(at);
  const basis = { schoolId: schools.smp, validFrom: today, basis: 'Keputusan kepala sekolah (contoh)' };
  const ruleId = await addSchoolRule(tx, people.operatorSmp, { ...basis, kind: 'grading', subject: null, value: grading }, today, at);
  await confirmSchoolRule(tx, people.headSmp, { schoolId: schools.smp, ruleId }, at);
  const intervals = [
    { from: 0, title: 'Belum mencapai', followUp: 'all' },
    { from: 41, title: 'Belum mencapai, sebagian', followUp: 'parts' },
    { from: 66, title: 'Sudah mencapai', followUp: 'none' },
    { from: 86, title: 'Melampaui', followUp: 'enrichment' },
  ] as const;
  const value = { kind: 'intervals', intervals } as const;
  await addSchoolRule(tx, people.operatorSmp, { ...basis, kind: 'mastery', subject: 'matematika', value }, today, at);
}

interface Filling extends Omit<Books, 'by'> {
  readonly subject: string;
  readonly teacher: SchoolsCast['people']['mathematics'];
  readonly nth: number;
  /** The test that was held in this class and subject. */
  readonly final: string | null;
}

async function fill(tx: Tx, { clock }: DemoApp, { agencyId, classes }: SchoolsCast, filling: Filling): Promise<void> {
  const { className, subject, teacher, nth, final, released, brief = false } = filling;
  const at = clock.now();
  const today = officeDay(at);
  const where = { classId: classes[className] ?? '', subject, semester: 1 } as const;
  const now = () => readBook(tx, agencyId, where, today);
  const { term, students } = await now();
  const day = (after: number) => new Date(Date.parse(`${term.begins}T00:00:00Z`) + after * 86_400_000).toISOString().slice(0, 10);
  const [first, second] = aimsOf(subject, className);
  const typed = (words: Partial<ColumnWords> & Pick<ColumnWords, 'title' | 'category' | 'onDay'>): ColumnWords => ({
    scale: 'points',
    aim: null,
    max: 100,
    testId: null,
    remedialOf: null,
    ...words,
  });
  const abilityOf = students.map((_, at_) => 62 + 34 * lot(at_ + 1, nth + 1, 7));
  const around = (harder: number, column: number) => (at_: number) =>
    Math.max(0, Math.min(100, Math.round((abilityOf[at_] ?? 70) - harder + 16 * (lot(at_ + 1, column, nth + 3) - 0.5))));
  const keep = async (columnId: string, valueOf: (at_: number) => MarkValue | null, why = '') => {
    const values = new Map(students.map(({ id }, at_) => [id, valueOf(at_)]));
    await writeColumn(tx, teacher, await now(), { columnId, seen: await lastChange(tx, columnId), values, why, source: 'typed' }, at);
  };
  const points = (n: number): MarkValue => ({ kind: 'points', points: n });
  const column = async (words: ColumnWords, valueOf: (at_: number) => MarkValue | null) => {
    const id = await addColumn(tx, teacher, await now(), words, at);
    await keep(id, valueOf);
    return id;
  };

  const one = around(6, 1);
  const daily = await column(typed({ title: 'Sumatif 1', category: 'daily', onDay: day(35), aim: first }), (at_) =>
    at_ === 11 ? { kind: 'excused', reason: 'sakit, surat dokter' } : points(one(at_)),
  );
  await column(typed({ title: 'Remedial Sumatif 1', category: 'daily', onDay: day(45), aim: first, remedialOf: daily }), (at_) =>
    at_ !== 11 && one(at_) < 75 ? points(Math.min(90, one(at_) + 15)) : null,
  );
  const two = around(0, 2);
  await column(typed({ title: 'Sumatif 2', category: 'daily', onDay: day(75), aim: second }), (at_) =>
    at_ === 17 ? null : points(two(at_)),
  );
  const show = async () => {
    if (released.includes(subject)) await releaseBook(tx, teacher, await now(), true, at);
  };
  if (brief) return show();
  const task = await column(typed({ title: 'Tugas 1', category: 'task', onDay: day(50) }), (at_) =>
    at_ === 4 ? points(0) : points(around(-6, 3)(at_)),
  );
  await column(typed({ title: 'Praktik', category: 'practice', onDay: day(85) }), (at_) => points(around(-4, 4)(at_)));
  await column(typed({ title: 'Sikap', category: 'attitude', scale: 'attitude', max: 1, onDay: day(100) }), (at_) => ({
    kind: 'level',
    level: (abilityOf[at_] ?? 0) > 85 ? 'SB' : 'B',
  }));
  // Handed in after all.
  await keep(task, (at_) => (at_ === 4 ? points(70) : points(around(-6, 3)(at_))), 'tugas diserahkan terlambat');
  if (final !== null) {
    const words = typed({ title: 'SAS', category: 'final', onDay: day(120), testId: final });
    const id = await addColumn(tx, teacher, await now(), words, at);
    await takeTest(tx, await now(), id, at);
  }
  await show();
}
