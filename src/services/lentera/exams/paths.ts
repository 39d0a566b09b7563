import { path } from '#web';

/** Addresses of tests, for whoever holds them and whoever takes them. */
export const examPaths = {
  tests: path('/lentera/ulangan'),
  testsCsv: path('/lentera/ulangan/ekspor'),
  enter: path('/lentera/ulangan/baru'),
  test: path('/lentera/ulangan/:testId'),
  deed: path('/lentera/ulangan/:testId/ubah/:deed'),
  pick: path('/lentera/ulangan/:testId/soal'),
  cards: path('/lentera/ulangan/:testId/kartu'),
  paper: path('/lentera/ulangan/:testId/naskah'),
  attendance: path('/lentera/ulangan/:testId/daftar-hadir'),
  minutes: path('/lentera/ulangan/:testId/berita-acara'),
  watch: path('/lentera/ulangan/:testId/pantau'),
  watchStream: path('/lentera/ulangan/:testId/pantau/alur'),
  intervene: path('/lentera/ulangan/:testId/pantau/tindakan'),
  marking: path('/lentera/ulangan/:testId/koreksi'),
  markQuestion: path('/lentera/ulangan/:testId/koreksi/:questionId'),
  results: path('/lentera/ulangan/:testId/hasil'),
  resultsCsv: path('/lentera/ulangan/:testId/hasil/ekspor'),
  resultsXlsx: path('/lentera/ulangan/:testId/hasil/xlsx'),
  items: path('/lentera/ulangan/:testId/hasil/butir'),
  correct: path('/lentera/ulangan/:testId/hasil/butir/:questionId'),
  ownResult: path('/lentera/hasil/:participantId'),
  mine: path('/lentera/ulangan-saya'),
  enterRoom: path('/lentera/ulangan-saya/:participantId/masuk'),
};
