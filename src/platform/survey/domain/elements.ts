import { type Text, said } from '#i18n';

/** The nine elements of the survey of public satisfaction, in the order of Permenpan RB 14/2017. */
export const elementKeys = [
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'competence',
  'behaviour',
  'complaints',
  'facilities',
] as const;
export type ElementKey = (typeof elementKeys)[number];

/** How many elements there are; each counts one ninth. */
export const ELEMENTS = elementKeys.length;
/** The highest value of an answer; the lowest is 1. */
export const MOST = 4;

interface Element {
  readonly name: Text;
  readonly question: Text;
  /** What 1, 2, 3 and 4 stand for. */
  readonly values: readonly [Text, Text, Text, Text];
}

const fit = [
  said('Tidak sesuai', 'Not as stated'),
  said('Kurang sesuai', 'Hardly as stated'),
  said('Sesuai', 'As stated'),
  said('Sangat sesuai', 'Entirely as stated'),
] as const;

/** What is asked of each, in words of ours after the form of the regulation. */
export const elements: Readonly<Record<ElementKey, Element>> = {
  requirements: {
    name: said('Persyaratan', 'Requirements'),
    question: said('Apakah syarat yang diminta sesuai dengan yang diumumkan?', 'Was what you had to hand in as announced?'),
    values: fit,
  },
  procedure: {
    name: said('Prosedur', 'Procedure'),
    question: said('Apakah langkah-langkahnya mudah diikuti?', 'Were the steps easy to follow?'),
    values: [
      said('Tidak mudah', 'Not easy'),
      said('Kurang mudah', 'Hardly easy'),
      said('Mudah', 'Easy'),
      said('Sangat mudah', 'Very easy'),
    ],
  },
  time: {
    name: said('Waktu', 'Time'),
    question: said('Apakah pelayanannya cepat?', 'Was it quick?'),
    values: [
      said('Tidak cepat', 'Not quick'),
      said('Kurang cepat', 'Hardly quick'),
      said('Cepat', 'Quick'),
      said('Sangat cepat', 'Very quick'),
    ],
  },
  cost: {
    name: said('Biaya', 'Cost'),
    question: said('Apakah biayanya wajar? Bila gratis, pilih Gratis.', 'Was what it cost fair? If it was free, choose Free.'),
    values: [said('Sangat mahal', 'Far too much'), said('Cukup mahal', 'Rather much'), said('Murah', 'Fair'), said('Gratis', 'Free')],
  },
  product: {
    name: said('Hasil', 'Result'),
    question: said('Apakah hasilnya sesuai dengan yang dijanjikan?', 'Was the result what had been promised?'),
    values: fit,
  },
  competence: {
    name: said('Kemampuan petugas', 'Competence of officers'),
    question: said('Apakah petugas menguasai pekerjaannya?', 'Did the officers know their work?'),
    values: [
      said('Tidak menguasai', 'Not at all'),
      said('Kurang menguasai', 'Hardly'),
      said('Menguasai', 'They did'),
      said('Sangat menguasai', 'Very well'),
    ],
  },
  behaviour: {
    name: said('Sikap petugas', 'Conduct of officers'),
    question: said('Apakah petugas sopan dan ramah?', 'Were the officers polite and friendly?'),
    values: [
      said('Tidak sopan', 'Not polite'),
      said('Kurang sopan', 'Hardly polite'),
      said('Sopan', 'Polite'),
      said('Sangat sopan', 'Very polite'),
    ],
  },
  complaints: {
    name: said('Penanganan pengaduan', 'Handling of complaints'),
    question: said('Apakah tersedia cara mengadu, dan apakah pengaduan ditangani?', 'Could one complain, and were complaints dealt with?'),
    values: [
      said('Tidak ada', 'There was no way'),
      said('Ada, tidak berfungsi', 'There was, without use'),
      said('Kurang berfungsi', 'Of some use'),
      said('Dikelola dengan baik', 'Well dealt with'),
    ],
  },
  facilities: {
    name: said('Sarana', 'Facilities'),
    question: said('Bagaimana laman, ruang, dan sarana yang Anda pakai?', 'How were the site, the rooms and the facilities you used?'),
    values: [said('Buruk', 'Bad'), said('Cukup', 'Fair'), said('Baik', 'Good'), said('Sangat baik', 'Very good')],
  },
};
