import { path } from '#web';

/** Addresses of gradebooks and what follows from them. */
export const bookPaths = {
  books: path('/lentera/kelas/:classId/nilai'),
  book: path('/lentera/kelas/:classId/nilai/:subject/:semester'),
  bookCsv: path('/lentera/kelas/:classId/nilai/:subject/:semester/ekspor'),
  history: path('/lentera/kelas/:classId/nilai/:subject/:semester/riwayat'),
  historyCsv: path('/lentera/kelas/:classId/nilai/:subject/:semester/riwayat/ekspor'),
  formula: path('/lentera/kelas/:classId/nilai/:subject/:semester/siswa/:studentId'),
  deed: path('/lentera/kelas/:classId/nilai/:subject/:semester/ubah/:deed'),
  mastery: path('/lentera/kelas/:classId/nilai/:subject/:semester/ketuntasan'),
  masteryCsv: path('/lentera/kelas/:classId/nilai/:subject/:semester/ketuntasan/ekspor'),
  rapor: path('/lentera/kelas/:classId/rapor/:semester'),
  raporXlsx: path('/lentera/kelas/:classId/rapor/:semester/xlsx'),
  raporOf: path('/lentera/kelas/:classId/rapor/:semester/siswa/:studentId'),
  column: path('/lentera/nilai/:columnId'),
  columnDeed: path('/lentera/nilai/:columnId/:deed'),
  intake: path('/lentera/nilai/:columnId/impor'),
  rules: path('/lentera/sekolah/:schoolId/penilaian'),
  setMastery: path('/lentera/sekolah/:schoolId/penilaian/kktp'),
  confirm: path('/lentera/sekolah/:schoolId/penilaian/:ruleId/sahkan'),
};
