import { newId } from '#kernel';
import type { Row } from './rows.ts';

/**
 * Materials are for students, their parents and the teachers of schools none of these people has to do with. Who has is
 * walked through in tests/lentera/materials.test.ts.
 */
const nothing: Row = {
  may: [],
  at: () => ({
    courseId: newId(),
    lessonId: newId(),
    questionId: newId(),
    classId: newId(),
    studentId: newId(),
    commentId: newId(),
    fileId: newId(),
    block: 'b1',
    name: `${'a'.repeat(40)}.png`,
    deed: 'arsip',
  }),
};

export const materials: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    [
      'GET /lentera/materi',
      'GET /lentera/materi/luring',
      'GET /lentera/materi/:courseId',
      'GET /lentera/materi/pelajaran/:lessonId',
      'GET /lentera/materi/pelajaran/:lessonId/luring',
      'GET /lentera/materi/pelajaran/:lessonId/media/:name',
      'GET /lentera/materi/pelajaran/:lessonId/berkas/:fileId',
      'GET /lentera/materi/pelajaran/:lessonId/takarir/:block',
      'POST /lentera/ajar/pelajaran/:lessonId/takarir/:block',
      'POST /lentera/materi/pelajaran/:lessonId/jawab/:questionId',
      'POST /lentera/materi/pelajaran/:lessonId/selesai',
      'POST /lentera/materi/pelajaran/:lessonId/tanya',
      'GET /lentera/ajar',
      'GET /lentera/ajar/ekspor',
      'GET /lentera/ajar/baru',
      'POST /lentera/ajar/baru',
      'GET /lentera/ajar/:courseId',
      'POST /lentera/ajar/:courseId/ubah/:deed',
      'GET /lentera/ajar/pelajaran/:lessonId',
      'POST /lentera/ajar/pelajaran/:lessonId/ubah/tulis',
      'GET /lentera/ajar/pelajaran/:lessonId/soal/:block',
      'GET /lentera/ajar/pelajaran/:lessonId/pratinjau',
      'GET /lentera/ajar/:courseId/kemajuan/:classId',
      'GET /lentera/ajar/:courseId/kemajuan/:classId/ekspor',
      'GET /lentera/ajar/:courseId/kemajuan/:classId/xlsx',
      'GET /lentera/ajar/:courseId/kemajuan/:classId/:studentId',
      'GET /lentera/ajar/pertanyaan',
      'GET /lentera/ajar/pertanyaan/:lessonId/:studentId',
      'POST /lentera/ajar/pertanyaan/:lessonId/:studentId',
      'POST /lentera/ajar/komentar/:commentId',
    ].map((route) => [route, nothing]),
  ),
  'POST /lentera/ajar/pelajaran/:lessonId/ubah/:deed': { ...nothing, at: () => ({ lessonId: newId(), deed: 'tarik' }) },
  'POST /lentera/ajar/pelajaran/:lessonId/soal/:block': { ...nothing, form: () => ({ soal: newId() }) },
  'GET /api/v1/materials': nothing,
  'GET /api/v1/materials/lessons/:lessonId': nothing,
  'POST /api/v1/materials/progress': { may: [], json: () => ({ entries: [] }) },
};
