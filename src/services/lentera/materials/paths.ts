import { path } from '#web';

/** Addresses of materials, for whoever reads them and whoever writes them. */
export const materialPaths = {
  shelf: path('/lentera/materi'),
  send: path('/lentera/materi/kirim'),
  onDevice: path('/lentera/materi/luring'),
  lesson: path('/lentera/materi/pelajaran/:lessonId'),
  offline: path('/lentera/materi/pelajaran/:lessonId/luring'),
  media: path('/lentera/materi/pelajaran/:lessonId/media/:name'),
  file: path('/lentera/materi/pelajaran/:lessonId/berkas/:fileId'),
  answer: path('/lentera/materi/pelajaran/:lessonId/jawab/:questionId'),
  finish: path('/lentera/materi/pelajaran/:lessonId/selesai'),
  ask: path('/lentera/materi/pelajaran/:lessonId/tanya'),
  course: path('/lentera/materi/:courseId'),

  courses: path('/lentera/ajar'),
  coursesCsv: path('/lentera/ajar/ekspor'),
  newCourse: path('/lentera/ajar/baru'),
  inbox: path('/lentera/ajar/pertanyaan'),
  thread: path('/lentera/ajar/pertanyaan/:lessonId/:studentId'),
  comment: path('/lentera/ajar/komentar/:commentId'),
  edit: path('/lentera/ajar/:courseId'),
  deed: path('/lentera/ajar/:courseId/ubah/:deed'),
  write: path('/lentera/ajar/pelajaran/:lessonId'),
  writeDeed: path('/lentera/ajar/pelajaran/:lessonId/ubah/tulis'),
  lessonDeed: path('/lentera/ajar/pelajaran/:lessonId/ubah/:deed'),
  pick: path('/lentera/ajar/pelajaran/:lessonId/soal/:block'),
  preview: path('/lentera/ajar/pelajaran/:lessonId/pratinjau'),
  follow: path('/lentera/ajar/:courseId/kemajuan/:classId'),
  followCsv: path('/lentera/ajar/:courseId/kemajuan/:classId/ekspor'),
  followXlsx: path('/lentera/ajar/:courseId/kemajuan/:classId/xlsx'),
  followStudent: path('/lentera/ajar/:courseId/kemajuan/:classId/:studentId'),
};
