import type { Clock } from '#kernel';
import type { TestApp } from '#support';
import { makeSchools } from '../../lentera/world.ts';
import type { Round } from './round.ts';

/** Who goes through which of the schools' pages. */
export async function schoolRounds(app: TestApp<Clock>): Promise<Readonly<Record<'operator' | 'teacher' | 'parent' | 'education', Round>>> {
  const { at, schoolId, classes, students } = await makeSchools(app);
  const [operator, teacher, parent, education] = await Promise.all((['operator', 'teacher', 'parent', 'admin'] as const).map(at));
  const school = `/lentera/sekolah/${schoolId}`;
  return {
    operator: {
      visitor: operator as Round['visitor'],
      addresses: [
        '/lentera',
        school,
        `${school}/pegawai`,
        `${school}/kode`,
        `/lentera/kelas/${classes.a}/kartu`,
        `${school}/siswa`,
        `${school}/siswa?q=tidak-ada`,
        `/lentera/kelas/${classes.a}`,
        `/lentera/siswa/${students.made}`,
      ],
    },
    teacher: { visitor: teacher as Round['visitor'], addresses: ['/lentera', `/lentera/kelas/${classes.a}`] },
    parent: { visitor: parent as Round['visitor'], addresses: ['/lentera', '/lentera/gabung', `/lentera/siswa/${students.made}`] },
    education: {
      visitor: education as Round['visitor'],
      addresses: ['/lentera', '/lentera/sekolah', '/lentera/kota', `${school}?tahun=2024`, `${school}/pegawai?lewat=1`],
    },
  };
}
