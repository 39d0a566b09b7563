import { DaysSchema, defineGrounds, defineObjectionDays, DeskDaysSchema, ground, GroundSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** What no authority confirmed yet; in force since the regulation that opened the service. */
const ours = { confirmed: false, validFrom: '2021-02-02' } as const;

/** Working days the office has for the whole. */
export const serviceDays = defineRule({
  key: 'laperon.permit.service-days',
  title: { id: 'Waktu pelayanan', en: 'Time for the whole service' },
  schema: DaysSchema,
  value: 28,
  unit: 'hari kerja',
  citation: 'PP 16/2021 (28 hari kerja); jangka waktu di Kabupaten Badung belum dikonfirmasi',
  ...ours,
});

/** Working days each desk has for one stay of the file. */
export const deskDays = defineRule({
  key: 'laperon.permit.desk-days',
  title: { id: 'Waktu tiap meja', en: 'Time for each desk' },
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
  ...ours,
});

/** Working days the applicant has to mend a returned file; once confirmed, then the application counts as withdrawn. */
export const mendingDays = defineRule({
  key: 'laperon.permit.mending-days',
  title: { id: 'Waktu memperbaiki permohonan', en: 'Time to mend an application' },
  schema: DaysSchema,
  value: 15,
  unit: 'hari kerja',
  citation: 'Kebiasaan layanan sejenis (15 hari); belum dikonfirmasi',
  ...ours,
});

/** Working days in which an objection may be laid, and in which it must be decided. */
export const objectionDays = defineObjectionDays('laperon.permit.objection-days');

/** Where one can turn once the objection has been refused, or its time has passed. */
export const afterObjection = defineRule({
  key: 'laperon.permit.after-objection',
  title: { id: 'Jalan sesudah keberatan', en: 'Where to turn after an objection' },
  schema: Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
  value: {
    id: 'Banding kepada Bupati Badung sebagai atasan kepala dinas, dalam 10 hari kerja sejak keputusan keberatan Anda terima. Sesudah itu gugatan ke Pengadilan Tata Usaha Negara Denpasar. Alamat dan pejabatnya belum dikonfirmasi; tanyakan di loket.',
    en: 'An appeal to the Regent of Badung, as the superior of the head of office, within 10 working days of receiving the decision on your objection. After that a claim at the administrative court (PTUN) in Denpasar. Address and officer are not confirmed yet; ask at the counter.',
  },
  citation: 'UU 30/2014 pasal 76 ayat (2) dan (3) dan pasal 78; pejabat banding di Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2014-10-17',
});

const balinese = 'Perda Provinsi Bali 16/2009 jo. 3/2020 pasal 95 ayat (2)';

/** Legal grounds on which an application is rejected. */
export const rejectionGrounds = defineGrounds({
  key: 'laperon.permit.rejection-grounds',
  title: { id: 'Alasan penolakan', en: 'Grounds of rejection' },
  grounds: [
    ground(
      'against-plan',
      'Tidak sesuai dengan rencana tata ruang',
      'Against the spatial plan',
      'UU 26/2007 pasal 37; RDTR setempat (pasal belum dikonfirmasi)',
    ),
    ground(
      'technical',
      'Tidak memenuhi standar teknis bangunan gedung',
      'Falls short of the technical standards of buildings',
      'PP 16/2021 pasal 253',
    ),
    ground(
      'title',
      'Hak atas tanah tidak terbukti atau disengketakan',
      'The right to the land is unproven or disputed',
      'UU 28/2002 pasal 7',
    ),
    ground(
      'protected',
      'Terletak di kawasan lindung atau sempadan',
      'Lies in a protected area or setback',
      'Perda Provinsi Bali 2/2023 (pasal belum dikonfirmasi)',
    ),
    ground('false-statement', 'Keterangan atau dokumen tidak benar', 'Untrue statement or document', 'UU 30/2014 pasal 64'),
  ],
  citation: 'Daftar alasan penolakan; belum dikonfirmasi Kabupaten Badung',
  ...ours,
});

/** Legal grounds on which an issued permit is revoked. */
export const revocationGrounds = defineGrounds({
  key: 'laperon.permit.revocation-grounds',
  title: { id: 'Alasan pencabutan', en: 'Grounds of revocation' },
  grounds: [
    ground(
      'false-statement',
      'Diberikan atas keterangan atau dokumen yang tidak benar',
      'Granted on an untrue statement or document',
      'UU 30/2014 pasal 64 ayat (1)',
    ),
    ground(
      'deviates',
      'Pelaksanaan menyimpang dari izin',
      'The building deviates from the permit',
      'PP 16/2021 (pasal belum dikonfirmasi)',
    ),
    ground(
      'not-started',
      'Pembangunan tidak dimulai dalam jangka waktunya',
      'Building was not begun in time',
      'PP 16/2021 (pasal belum dikonfirmasi)',
    ),
    ground('court', 'Putusan pengadilan yang berkekuatan hukum tetap', 'A final court judgment', 'UU 30/2014 pasal 64 ayat (1)'),
  ],
  citation: 'Daftar alasan pencabutan; belum dikonfirmasi Kabupaten Badung',
  ...ours,
});

/** How high one may build above the ground where the building stands, and what may be higher. */
export const heightLimit = defineRule({
  key: 'laperon.height-limit',
  title: { id: 'Batas tinggi bangunan', en: 'Limit of building height' },
  schema: Type.Object({ metres: Type.Number({ exclusiveMinimum: 0, maximum: 100 }), exceptions: Type.Array(GroundSchema) }),
  value: {
    metres: 15,
    exceptions: [
      ground('aviation', 'Keselamatan penerbangan', 'Safety of aviation', balinese),
      ground('shipping', 'Menara pelayaran', 'Towers for shipping', balinese),
      ground('worship', 'Bangunan peribadatan', 'Places of worship', balinese),
      ground('defence', 'Pertahanan dan keamanan', 'Defence and security', balinese),
      ground('disaster', 'Mitigasi bencana dan pemantauan bahaya', 'Disaster mitigation and hazard monitoring', balinese),
      ground('telecom', 'Menara telekomunikasi', 'Telecommunication towers', balinese),
      ground('hospital', 'Rumah sakit', 'Hospitals', balinese),
      ground('school', 'Sekolah', 'Schools', balinese),
    ],
  },
  unit: 'm di atas tanah tempat bangunan berdiri',
  citation: `${balinese}; pasal dalam Perda 2/2023 belum dikonfirmasi`,
  confirmed: false,
  validFrom: '2009-12-28',
});

/** From which difference between declared and measured area on an officer should look twice. */
export const areaTolerance = defineRule({
  key: 'laperon.area-tolerance',
  title: { id: 'Selisih luas yang wajar', en: 'Tolerated difference of areas' },
  schema: Type.Object({ percent: Type.Number({ minimum: 0, maximum: 100 }) }),
  value: { percent: 5 },
  unit: '% dari luas menurut hak tanah',
  citation: 'Toleransi kami; belum dikonfirmasi',
  ...ours,
});

/** How far a building keeps from coast, cliff and temple; what nobody has told us the figure of is absent. */
export const sacredAndShore = defineRule({
  key: 'laperon.sacred-and-shore',
  title: { id: 'Jarak dari pantai, tebing, dan pura', en: 'Distance from coast, cliff and temple' },
  schema: Type.Object({
    coastMinMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 5000 })),
    cliffMinMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 5000 })),
    templeMinMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 10_000 })),
  }),
  value: { coastMinMetres: 100 },
  unit: 'm',
  citation:
    'Sempadan pantai: Perda Provinsi Bali 16/2009 pasal 107 ayat (3); pasal dalam Perda 2/2023, sempadan jurang, dan radius kesucian pura belum dikonfirmasi',
  confirmed: false,
  validFrom: '2009-12-28',
});

export const termRules = [
  serviceDays,
  deskDays,
  mendingDays,
  objectionDays,
  afterObjection,
  rejectionGrounds,
  revocationGrounds,
  heightLimit,
  areaTolerance,
  sacredAndShore,
] as const;
