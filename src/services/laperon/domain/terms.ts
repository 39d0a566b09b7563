import { DaysSchema, DeskDaysSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** Working days the office has for the whole. */
export const serviceDays = defineRule({
  key: 'laperon.permit.service-days',
  schema: DaysSchema,
  value: 28,
  unit: 'hari kerja',
  citation: 'PP 16/2021 (28 hari kerja); jangka waktu di Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Working days each desk has for one stay of the file. */
export const deskDays = defineRule({
  key: 'laperon.permit.desk-days',
  schema: DeskDaysSchema,
  value: {
    owner: 10,
    'front-office': 2,
    'spatial-planning': 5,
    'technical-review': 10,
    'field-inspection': 5,
    levy: 2,
    payment: 30,
    'levy-check': 1,
    head: 3,
    refusal: 3,
    archive: 3,
  },
  unit: 'hari kerja',
  citation: 'Pembagian kami dari 28 hari kerja; belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Days the applicant has to mend a returned file; then the application counts as withdrawn. */
export const mendingDays = defineRule({
  key: 'laperon.permit.mending-days',
  schema: DaysSchema,
  value: 15,
  unit: 'hari kerja',
  citation: 'Kebiasaan layanan sejenis (15 hari); belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Working days in which an objection may be laid, and in which it must be decided. */
export const objectionDays = defineRule({
  key: 'laperon.permit.objection-days',
  schema: Type.Object({ toObject: DaysSchema, toDecide: DaysSchema }),
  value: { toObject: 21, toDecide: 10 },
  unit: 'hari kerja',
  citation: 'UU 30/2014 pasal 77 ayat (1) dan (4)',
  confirmed: true,
  validFrom: '2014-10-17',
});

const Bilingual = Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const Ground = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z-]*$' }),
  name: Bilingual,
  citation: Type.String({ minLength: 1 }),
});

/** Legal grounds on which an application is rejected. */
export const rejectionGrounds = defineRule({
  key: 'laperon.permit.rejection-grounds',
  schema: Type.Object({ grounds: Type.Array(Ground, { minItems: 1 }) }),
  value: {
    grounds: [
      {
        key: 'against-plan',
        name: { id: 'Tidak sesuai dengan rencana tata ruang', en: 'Against the spatial plan' },
        citation: 'UU 26/2007 pasal 37; RDTR setempat (pasal belum dikonfirmasi)',
      },
      {
        key: 'technical',
        name: { id: 'Tidak memenuhi standar teknis bangunan gedung', en: 'Falls short of the technical standards of buildings' },
        citation: 'PP 16/2021 pasal 253',
      },
      {
        key: 'title',
        name: { id: 'Hak atas tanah tidak terbukti atau disengketakan', en: 'The right to the land is unproven or disputed' },
        citation: 'UU 28/2002 pasal 7',
      },
      {
        key: 'protected',
        name: { id: 'Terletak di kawasan lindung atau sempadan', en: 'Lies in a protected area or setback' },
        citation: 'Perda Provinsi Bali 2/2023 (pasal belum dikonfirmasi)',
      },
      {
        key: 'false-statement',
        name: { id: 'Keterangan atau dokumen tidak benar', en: 'Untrue statement or document' },
        citation: 'UU 30/2014 pasal 64',
      },
    ],
  },
  citation: 'Daftar alasan penolakan; belum dikonfirmasi Kabupaten Badung',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Legal grounds on which an issued permit is revoked. */
export const revocationGrounds = defineRule({
  key: 'laperon.permit.revocation-grounds',
  schema: Type.Object({ grounds: Type.Array(Ground, { minItems: 1 }) }),
  value: {
    grounds: [
      {
        key: 'false-statement',
        name: { id: 'Diberikan atas keterangan atau dokumen yang tidak benar', en: 'Granted on an untrue statement or document' },
        citation: 'UU 30/2014 pasal 64 ayat (1)',
      },
      {
        key: 'deviates',
        name: { id: 'Pelaksanaan menyimpang dari izin', en: 'The building deviates from the permit' },
        citation: 'PP 16/2021 (pasal belum dikonfirmasi)',
      },
      {
        key: 'not-started',
        name: { id: 'Pembangunan tidak dimulai dalam jangka waktunya', en: 'Building was not begun in time' },
        citation: 'PP 16/2021 (pasal belum dikonfirmasi)',
      },
      {
        key: 'court',
        name: { id: 'Putusan pengadilan yang berkekuatan hukum tetap', en: 'A final court judgment' },
        citation: 'UU 30/2014 pasal 64 ayat (1)',
      },
    ],
  },
  citation: 'Daftar alasan pencabutan; belum dikonfirmasi Kabupaten Badung',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** How high one may build above the ground where the building stands, and what may be higher. */
export const heightLimit = defineRule({
  key: 'laperon.height-limit',
  schema: Type.Object({ metres: Type.Number({ exclusiveMinimum: 0, maximum: 100 }), exceptions: Type.Array(Ground) }),
  value: {
    metres: 15,
    exceptions: [
      exception('aviation', 'Keselamatan penerbangan', 'Safety of aviation'),
      exception('shipping', 'Menara pelayaran', 'Towers for shipping'),
      exception('worship', 'Bangunan peribadatan', 'Places of worship'),
      exception('defence', 'Pertahanan dan keamanan', 'Defence and security'),
      exception('disaster', 'Mitigasi bencana dan pemantauan bahaya', 'Disaster mitigation and hazard monitoring'),
      exception('telecom', 'Menara telekomunikasi', 'Telecommunication towers'),
      exception('hospital', 'Rumah sakit', 'Hospitals'),
      exception('school', 'Sekolah', 'Schools'),
    ],
  },
  unit: 'm di atas tanah tempat bangunan berdiri',
  citation: 'Perda Provinsi Bali 16/2009 jo. 3/2020 pasal 95 ayat (2); pasal dalam Perda 2/2023 belum dikonfirmasi',
  confirmed: false,
  validFrom: '2009-12-28',
});

/** From which difference between declared and measured area on an officer should look twice. */
export const areaTolerance = defineRule({
  key: 'laperon.area-tolerance',
  schema: Type.Object({ percent: Type.Number({ minimum: 0, maximum: 100 }) }),
  value: { percent: 5 },
  unit: '% dari luas menurut hak tanah',
  citation: 'Toleransi kami; belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

function exception(key: string, id: string, en: string) {
  return { key, name: { id, en }, citation: 'Perda Provinsi Bali 16/2009 jo. 3/2020 pasal 95 ayat (2)' };
}

export const termRules = [
  serviceDays,
  deskDays,
  mendingDays,
  objectionDays,
  rejectionGrounds,
  revocationGrounds,
  heightLimit,
  areaTolerance,
] as const;
