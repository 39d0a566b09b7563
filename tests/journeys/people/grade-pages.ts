import type { Clock } from '#kernel';
import type { TestApp, Visitor } from '#support';

/** A gradebook with one column that is filled in, as whoever teaches there goes through it. */
export async function gradePages(teacher: Visitor, app: TestApp<Clock>, classId: string): Promise<readonly string[]> {
  const books = `/lentera/kelas/${classId}/nilai`;
  const book = `${books}/matematika/2`;
  const day = app.clock.now().toISOString().slice(0, 10);
  const column = { judul: 'PH 1', kelompok: 'daily', cara: 'points', tertinggi: '100', tanggal: day, tp: '3.1' };
  await teacher.post(`${book}/ubah/kolom`, column);
  const made = await app.db
    .selectFrom('lentera.grade_column as c')
    .innerJoin('lentera.gradebook as b', 'b.id', 'c.book_id')
    .select('c.id')
    .where('b.class_id', '=', classId)
    .executeTakeFirst();
  // By a clock that runs, the semester of this world is over and its book is closed.
  if (!made) return [books, book, `${book}/ketuntasan`, `${book}/riwayat`];
  const { id } = made;
  const { student_id: studentId } = await app.db
    .selectFrom('lentera.enrolment')
    .select('student_id')
    .where('class_id', '=', classId)
    .executeTakeFirstOrThrow();
  const address = `/lentera/nilai/${id}`;
  await teacher.post(address, { dilihat: '0', [`n-${studentId}`]: '60' });
  const rapor = `/lentera/kelas/${classId}/rapor/2`;
  return [
    books,
    book,
    `${book}/ketuntasan`,
    rapor,
    `${rapor}/siswa/${studentId}`,
    `${book}/riwayat`,
    `${book}/siswa/${studentId}`,
    address,
    `${address}/impor`,
  ];
}
