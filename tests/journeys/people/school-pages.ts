import type { Clock } from '#kernel';
import type { TestApp } from '#support';
import { makeSchools, sendList } from '../../lentera/world.ts';
import { bankPages } from './bank-pages.ts';
import { materialPages } from './material-pages.ts';
import { gradePages } from './grade-pages.ts';
import type { Round } from './round.ts';

/** Who goes through which of the schools' pages. */
export async function schoolRounds(
  app: TestApp<Clock>,
): Promise<Readonly<Record<'operator' | 'teacher' | 'parent' | 'education' | 'pupil', Round>>> {
  const world = await makeSchools(app);
  const { at, schoolId, classes, students } = world;
  const [operator, teacher, parent, education] = await Promise.all([at('operator'), at('teacher'), at('parent'), at('admin')]);
  const materials = await materialPages(app, world);
  const school = `/lentera/sekolah/${schoolId}`;
  const grades = await gradePages(teacher, app, classes.a);
  const list = await sendList(operator, `${school}/impor`, 'NAMA;NIS;NISN;L/P;KELAS\nMade Baru;991;9900001;L;7A\nLuh Salah;;12;X;12Z');
  return {
    operator: {
      visitor: operator,
      addresses: [
        '/lentera',
        school,
        `${school}/pegawai`,
        `${school}/kode`,
        `${school}/impor`,
        list,
        `${school}/pindahan`,
        `/lentera/siswa/${students.made}/pindah`,
        `/lentera/siswa/${students.made}/ubah`,
        `${school}/siswa/baru`,
        `/lentera/kelas/${classes.a}/kenaikan`,
        `/lentera/kelas/${classes.a}/kartu`,
        `${school}/siswa`,
        `${school}/penilaian`,
        `${school}/siswa?q=tidak-ada`,
        `/lentera/kelas/${classes.a}`,
        `/lentera/siswa/${students.made}`,
      ],
    },
    teacher: {
      visitor: teacher,
      addresses: ['/lentera', `/lentera/kelas/${classes.a}`, ...grades, ...(await bankPages(app, world)), ...materials.teacherAddresses],
    },
    parent: {
      visitor: parent,
      addresses: [
        '/lentera',
        '/lentera/ulangan-saya',
        '/lentera/gabung',
        `/lentera/siswa/${students.made}`,
        `/lentera/siswa/${students.made}/belajar`,
        ...materials.parentAddresses,
      ],
    },
    education: {
      visitor: education,
      addresses: [
        '/lentera',
        '/lentera/sekolah',
        '/lentera/kota',
        '/lentera/kota/hasil',
        '/lentera/kota/hasil/cara',
        `${school}?tahun=2024`,
        `${school}/pegawai?lewat=1`,
      ],
    },
    pupil: { visitor: materials.pupil, addresses: materials.pupilAddresses },
  };
}
