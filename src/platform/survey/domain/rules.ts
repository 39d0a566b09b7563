import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const Name = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }), en: Type.String({ minLength: 1, maxLength: 60 }) });

/** Grades of the survey, by the index they begin at. */
export const skmBands = defineRule({
  key: 'survey.skm-bands',
  title: { id: 'Mutu pelayanan menurut SKM', en: 'Grades of the satisfaction survey' },
  schema: Type.Array(
    Type.Object({ grade: Type.String({ pattern: '^[A-Z]$' }), name: Name, from: Type.Number({ minimum: 25, maximum: 100 }) }),
    {
      minItems: 2,
      maxItems: 8,
    },
  ),
  value: [
    { grade: 'A', name: { id: 'Sangat baik', en: 'Very good' }, from: 88.31 },
    { grade: 'B', name: { id: 'Baik', en: 'Good' }, from: 76.61 },
    { grade: 'C', name: { id: 'Kurang baik', en: 'Less than good' }, from: 65 },
    { grade: 'D', name: { id: 'Tidak baik', en: 'Not good' }, from: 25 },
  ],
  citation: 'Permenpan RB 14/2017, lampiran: sembilan unsur, bobot 1/9, indeks = SKM × 25; batas mutu belum dicocokkan dengan naskahnya',
  confirmed: false,
  validFrom: '2017-05-09',
  labels: {
    grade: { id: 'Mutu', en: 'Grade' },
    name: { id: 'Kinerja', en: 'Meaning' },
    from: { id: 'Mulai indeks', en: 'From index' },
  },
});

/** Days a link of the survey opens; from the page of a case one may answer as long. */
export const surveyDays = defineRule({
  key: 'survey.days',
  title: { id: 'Lama survei dapat dijawab', en: 'How long a survey can be answered' },
  schema: Type.Integer({ minimum: 1, maximum: 365 }),
  value: 60,
  unit: 'hari',
  citation: 'Ketentuan rumah ini',
  confirmed: true,
  validFrom: '2017-05-09',
});

/** Groups below it are not shown in public, nor what would give one away. */
export const smallestGroup = defineRule({
  key: 'survey.smallest-group',
  title: { id: 'Kelompok terkecil yang ditampilkan', en: 'Smallest group that is shown' },
  schema: Type.Integer({ minimum: 2, maximum: 100 }),
  value: 5,
  unit: 'orang',
  citation: 'Ketentuan rumah ini, menurut kebiasaan statistik resmi; belum dikonfirmasi',
  confirmed: false,
  validFrom: '2017-05-09',
});

/** Under which licence figures are given away. */
export const openDataLicence = defineRule({
  key: 'survey.open-data-licence',
  title: { id: 'Lisensi data terbuka', en: 'Licence of open data' },
  schema: Type.Object({ name: Type.String({ minLength: 2, maxLength: 80 }), url: Type.String({ minLength: 8, maxLength: 200 }) }),
  value: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  citation: 'Perpres 39/2019 (Satu Data Indonesia) tidak menetapkan lisensi; pilihan kami, belum dikonfirmasi instansi',
  confirmed: false,
  validFrom: '2019-06-17',
  labels: { name: { id: 'Nama', en: 'Name' }, url: { id: 'Alamat', en: 'Address' } },
});

/** Rules of the whole house about what is counted in public. */
export const surveyRules = [skmBands, surveyDays, smallestGroup, openDataLicence] as const;
