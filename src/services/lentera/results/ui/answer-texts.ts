import { catalogue } from '#i18n';

export const answerTexts = catalogue(
  {
    answer: 'Jawaban',
    key: 'Kunci',
    none: 'tidak dijawab',
    part: 'Bagian',
    gap: (n: number) => `Isian ${n}`,
    place: (n: number) => `Urutan ${n}`,
    areas: (hit: number, all: number) => `${hit} dari ${all} tempat tepat`,
    beside: (n: number) => `, ${n} titik di luar tempat`,
    right: 'benar',
    wrong: 'belum benar',
  },
  {
    answer: 'Answer',
    key: 'Key',
    none: 'not answered',
    part: 'Part',
    gap: (n: number) => `Gap ${n}`,
    place: (n: number) => `Place ${n}`,
    areas: (hit: number, all: number) => `${hit} of ${all} places right`,
    beside: (n: number) => `, ${n} ${n === 1 ? 'point' : 'points'} beside them`,
    right: 'right',
    wrong: 'not right yet',
  },
);
