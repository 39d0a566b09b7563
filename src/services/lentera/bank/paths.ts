import { path } from '#web';

/** Addresses of the question bank. */
export const bankPaths = {
  list: path('/lentera/soal'),
  csv: path('/lentera/soal/ekspor'),
  make: path('/lentera/soal/baru'),
  intakes: path('/lentera/soal/impor'),
  intake: path('/lentera/soal/impor/:intakeId'),
  takeIntake: path('/lentera/soal/impor/:intakeId/ambil'),
  dropIntake: path('/lentera/soal/impor/:intakeId/buang'),
  handOut: path('/lentera/soal/unduh'),
  look: path('/lentera/soal/:questionId'),
  change: path('/lentera/soal/:questionId/ubah'),
  propose: path('/lentera/soal/:questionId/usulkan'),
  decide: path('/lentera/soal/:questionId/putusan'),
  retire: path('/lentera/soal/:questionId/tarik'),
  restore: path('/lentera/soal/:questionId/pulihkan'),
  handOver: path('/lentera/soal/:questionId/serahkan'),
  media: path('/lentera/media/:name'),
  upload: path('/lentera/soal/media'),
  formulas: path('/lentera/soal/rumus'),
};
