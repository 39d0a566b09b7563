import type { Clock } from '#kernel';
import type { TestApp, Visitor } from '#support';
import { makeMaterials } from '../../lentera/materials-world.ts';
import type { SchoolWorld } from '../../lentera/world.ts';

interface MaterialPages {
  readonly pupil: Visitor;
  readonly pupilAddresses: readonly string[];
  readonly teacherAddresses: readonly string[];
  readonly parentAddresses: readonly string[];
}

/** A course as its teacher, a student of the class and a parent see it, with answers, a question and a class's conversation. */
export async function materialPages(app: TestApp<Clock>, world: SchoolWorld): Promise<MaterialPages> {
  const { courseId, lessons, pupils, questionIds } = await makeMaterials(app, world);
  const { made, luh } = pupils;
  const [first, second] = lessons;
  const lesson = `/lentera/materi/pelajaran/${first}`;
  await made.get(lesson);
  await made.post(`${lesson}/jawab/${questionIds.choice}`, { j: 'b' });
  await made.post(`${lesson}/jawab/${questionIds.grid}`, { 'j-a': 'a', 'j-b': 'b', 'j-c': 'a' });
  await made.post(`${lesson}/jawab/${questionIds.essay}`, { j: 'Sebab air dibagi adil.' });
  await made.post(`${lesson}/tanya`, { kepada: 'guru', isi: 'Mengapa penyebut harus sama?' });
  await luh.post(`${lesson}/tanya`, { kepada: 'kelas', isi: 'Siapa mau belajar bersama?' });
  const course = `/lentera/ajar/${courseId}`;
  const write = `/lentera/ajar/pelajaran/${first}`;
  return {
    pupil: made,
    pupilAddresses: ['/lentera', '/lentera/materi', `/lentera/materi/${courseId}`, lesson, `${lesson}/luring`, '/lentera/materi/luring'],
    teacherAddresses: [
      '/lentera/ajar',
      '/lentera/ajar?q=tidak-ada',
      '/lentera/ajar/baru',
      course,
      write,
      `${write}/soal/b3?q=prima`,
      `${write}/pratinjau`,
      `${course}/kemajuan/${world.classes.a}`,
      `${course}/kemajuan/${world.classes.a}/${world.students.made}`,
      '/lentera/ajar/pertanyaan',
      `/lentera/ajar/pertanyaan/${first}/${world.students.made}`,
    ],
    parentAddresses: [`/lentera/materi?anak=${world.students.made}`, `/lentera/materi/pelajaran/${second}?anak=${world.students.made}`],
  };
}
