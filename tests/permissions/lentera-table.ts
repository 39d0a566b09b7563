import { newId } from '#kernel';
import { open, type Row } from './rows.ts';

/**
 * The schools of another city: nobody of this house has anything to do with them. Who has is walked through in
 * tests/lentera, with people of the schools.
 */
const nothing: Row = {
  may: [],
  at: () => ({ schoolId: newId(), classId: newId(), studentId: newId(), memberId: newId(), subject: 'matematika' }),
};

export const lentera: Readonly<Record<string, Row>> = {
  'GET /lentera': open,
  ...Object.fromEntries(
    [
      'GET /lentera/sekolah',
      'GET /lentera/sekolah/ekspor',
      'POST /lentera/sekolah',
      'GET /lentera/kota',
      'POST /lentera/kota/tahun',
      'POST /lentera/kota/mapel',
      'POST /lentera/kota/mapel/:subject/akhiri',
      'GET /lentera/sekolah/:schoolId',
      'POST /lentera/sekolah/:schoolId/ubah',
      'POST /lentera/sekolah/:schoolId/kelas',
      'GET /lentera/sekolah/:schoolId/pegawai',
      'GET /lentera/sekolah/:schoolId/pegawai/ekspor',
      'POST /lentera/sekolah/:schoolId/pegawai/:memberId/akhiri',
      'GET /lentera/sekolah/:schoolId/siswa',
      'GET /lentera/sekolah/:schoolId/siswa/ekspor',
      'GET /lentera/kelas/:classId',
      'GET /lentera/kelas/:classId/ekspor',
      'POST /lentera/kelas/:classId/ubah',
      'POST /lentera/kelas/:classId/pengajar',
      'POST /lentera/kelas/:classId/pengajar/akhiri',
      'GET /lentera/siswa/:studentId',
    ].map((route) => [route, nothing]),
  ),
};
