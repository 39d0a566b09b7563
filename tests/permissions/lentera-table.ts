import { newId } from '#kernel';
import { inAccount, open, type Row } from './rows.ts';

/**
 * The schools of another city: nobody of this house has anything to do with them. Who has is walked through in
 * tests/lentera, with people of the schools.
 */
const nothing: Row = {
  may: [],
  at: () => ({
    schoolId: newId(),
    classId: newId(),
    studentId: newId(),
    memberId: newId(),
    codeId: newId(),
    personId: newId(),
    subject: 'matematika',
    transferId: newId(),
    intakeId: newId(),
    kind: 'students',
    deed: 'keluar',
  }),
};

export const lentera: Readonly<Record<string, Row>> = {
  'GET /lentera': open,
  'GET /lentera/gabung': inAccount,
  'POST /lentera/gabung': { ...inAccount, gives: [422], form: () => ({ kode: 'x' }) },
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
      'GET /lentera/sekolah/:schoolId/kode',
      'GET /lentera/sekolah/:schoolId/kode/ekspor',
      'POST /lentera/sekolah/:schoolId/kode',
      'POST /lentera/sekolah/:schoolId/kode/:codeId/tarik',
      'GET /lentera/siswa/:studentId/pindah',
      'POST /lentera/siswa/:studentId/pindah/:deed',
      'GET /lentera/sekolah/:schoolId/pindahan',
      'POST /lentera/sekolah/:schoolId/pindahan/:transferId',
      'GET /lentera/kelas/:classId/kenaikan',
      'POST /lentera/kelas/:classId/kenaikan',
      'POST /lentera/kelas/:classId/kenaikan/batal',
      'GET /lentera/kelas/:classId/kartu',
      'GET /lentera/sekolah/:schoolId/impor',
      'POST /lentera/sekolah/:schoolId/impor',
      'GET /lentera/sekolah/:schoolId/impor/contoh/:kind',
      'GET /lentera/sekolah/:schoolId/impor/:intakeId',
      'GET /lentera/sekolah/:schoolId/impor/:intakeId/laporan',
      'POST /lentera/kelas/:classId/kartu',
      'POST /lentera/kelas/:classId/slip',
      'POST /lentera/siswa/:studentId/kode',
      'POST /lentera/siswa/:studentId/wali/:personId/akhiri',
    ].map((route) => [route, nothing]),
  ),
  'POST /lentera/sekolah/:schoolId/impor/:intakeId/:deed': { ...nothing, at: (world) => ({ ...nothing.at?.(world), deed: 'buang' }) },
};
