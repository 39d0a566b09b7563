import { DaysSchema, defineGrounds, DeskDaysSchema, ground } from '#platform/cases';
import { NumberingSchema } from '#platform/documents';
import { ChecklistSchema, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Temporal } from 'temporal-polyfill';
import { Type } from 'typebox';

const DECREE = 'Keputusan Kepala DPMPTSP Badung 37/2018';
const since = { confirmed: false, validFrom: '2018-01-01' } as const;

const item = (key: string, id: string, en: string, rest: Partial<Requirement> = {}): Requirement => ({
  key,
  name: { id, en },
  need: 'required',
  accepts: 'document',
  maxFiles: 2,
  citation: DECREE,
  ...rest,
});

/** The papers the decree asks for; the form itself is filled in here. */
export const itrChecklist = defineRule({
  key: 'laperon.itr.checklist',
  title: { id: 'Syarat surat ITR', en: 'Papers for the ITR letter' },
  schema: ChecklistSchema,
  value: {
    items: [
      item('identity', 'KTP-el pemohon', 'Identity card of the applicant', {
        maxFiles: 1,
        hint: { id: 'Foto atau pindaian, seluruh kartu terbaca.', en: 'A photo or scan, the whole card readable.' },
      }),
      item('land-title', 'Bukti hak atas tanah', 'Proof of the right to the land', {
        maxFiles: 3,
        hint: { id: 'Sertipikat, semua halaman.', en: 'The certificate, all pages.' },
      }),
      item('land-tax', 'Bukti lunas PBB tahun terakhir', 'Proof of the last land tax paid', { maxFiles: 1 }),
      item('situation', 'Gambar keadaan tanah', 'Drawing of the land as it lies', {
        accepts: 'drawing',
        hint: {
          id: 'Batas, ukuran, jalan, dan arah utara. Boleh digambar tangan.',
          en: 'Borders, measures, road and north. By hand will do.',
        },
      }),
      item('power-of-attorney', 'Surat kuasa bermeterai', 'Stamped power of attorney', {
        maxFiles: 1,
        when: { path: 'applicant.role', is: 'proxy' },
      }),
      item('lease', 'Perjanjian sewa atau pemanfaatan tanah', 'Lease or agreement on the use of the land', {
        when: { path: 'land.title', in: ['lease', 'customary'] },
      }),
    ],
  },
  citation: `${DECREE}; daftar yang berlaku kini belum dikonfirmasi`,
  ...since,
});

/** Working days for the whole. */
export const itrServiceDays = defineRule({
  key: 'laperon.itr.service-days',
  title: { id: 'Waktu surat ITR', en: 'Time for the ITR letter' },
  schema: DaysSchema,
  value: 7,
  unit: 'hari kerja',
  citation: `${DECREE} (7 hari kerja; versi 2017: 15); batas yang berlaku kini belum dikonfirmasi`,
  ...since,
});

export const itrDeskDays = defineRule({
  key: 'laperon.itr.desk-days',
  title: { id: 'Waktu tiap meja, surat ITR', en: 'Time for each desk, ITR letter' },
  schema: DeskDaysSchema,
  value: { information: 2, field: 2, registration: 1, head: 1, handover: 1 },
  unit: 'hari kerja',
  citation: 'Pembagian kami dari 7 hari kerja; belum dikonfirmasi',
  ...since,
});

export const itrMendingDays = defineRule({
  key: 'laperon.itr.mending-days',
  title: { id: 'Waktu pemohon memperbaiki, surat ITR', en: 'Time for the applicant to mend, ITR letter' },
  schema: DaysSchema,
  value: 15,
  unit: 'hari kerja',
  citation: 'Kebiasaan layanan sejenis (15 hari); belum dikonfirmasi',
  ...since,
});

export const itrNumbering = defineRule({
  key: 'laperon.itr.numbering',
  title: { id: 'Pola nomor surat ITR', en: 'Pattern of the ITR letter’s number' },
  schema: NumberingSchema,
  value: { pattern: '600/{seq:4}/{type}/{agency}/{year}', type: 'ITR', agency: 'DPMPTSP' },
  citation: 'Pola kami; penomoran ITR Kabupaten Badung belum dikonfirmasi',
  ...since,
});

/** How long a letter holds from the day it is signed; 0 where it names no end. */
export const itrValidMonths = defineRule({
  key: 'laperon.itr.valid-months',
  title: { id: 'Masa berlaku surat ITR (0: surat tidak menyebut akhir)', en: 'Validity of the ITR letter (0: the letter names no end)' },
  schema: Type.Integer({ minimum: 0, maximum: 120 }),
  value: 0,
  unit: 'bulan',
  citation: 'Tidak ada aturan yang ditemukan; masa berlaku surat ITR Kabupaten Badung belum dikonfirmasi',
  ...since,
});

/** Last day of a letter signed on that day, YYYY-MM-DD; null where it names none. */
export function lastDayOfLetter(on: string, months: number): string | null {
  return months === 0 ? null : Temporal.PlainDate.from(on).add({ months }).subtract({ days: 1 }).toString();
}

/** Why no letter is given. Information on a plan is owed to everybody (UU 26/2007 art. 60), so the grounds are few. */
export const refusalGrounds = defineGrounds({
  key: 'laperon.itr.refusal-grounds',
  title: { id: 'Alasan menolak surat ITR', en: 'Grounds for refusing the ITR letter' },
  grounds: [
    ground(
      'outside',
      'Tanah terletak di luar Kabupaten Badung',
      'The land lies outside Badung Regency',
      'kewenangan wilayah; UU 23/2014 pasal 13',
    ),
    ground(
      'unknown-land',
      'Letak atau batas tanah tidak dapat dipastikan',
      'Place or borders of the land cannot be established',
      `${DECREE} (pasal belum dikonfirmasi)`,
    ),
    ground(
      'no-right',
      'Pemohon tidak berhak atau tidak dikuasakan',
      'The applicant has no right to it, nor a power of attorney',
      `${DECREE} (pasal belum dikonfirmasi)`,
    ),
  ],
  citation: 'Daftar alasan kami; belum dikonfirmasi Kabupaten Badung',
  ...since,
});

export const itrRules = [itrServiceDays, itrDeskDays, itrMendingDays, itrNumbering, itrValidMonths, refusalGrounds] as const;
