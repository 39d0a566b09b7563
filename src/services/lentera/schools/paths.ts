import { path } from '#web';

/** Addresses of what belongs to schools and their people. */
export const schoolPaths = {
  front: path('/lentera'),
  schools: path('/lentera/sekolah'),
  schoolsCsv: path('/lentera/sekolah/ekspor'),
  city: path('/lentera/kota'),
  enterYear: path('/lentera/kota/tahun'),
  enterSubject: path('/lentera/kota/mapel'),
  endSubject: path('/lentera/kota/mapel/:subject/akhiri'),
  school: path('/lentera/sekolah/:schoolId'),
  changeSchool: path('/lentera/sekolah/:schoolId/ubah'),
  openClass: path('/lentera/sekolah/:schoolId/kelas'),
  staff: path('/lentera/sekolah/:schoolId/pegawai'),
  staffCsv: path('/lentera/sekolah/:schoolId/pegawai/ekspor'),
  endMember: path('/lentera/sekolah/:schoolId/pegawai/:memberId/akhiri'),
  students: path('/lentera/sekolah/:schoolId/siswa'),
  studentsCsv: path('/lentera/sekolah/:schoolId/siswa/ekspor'),
  class: path('/lentera/kelas/:classId'),
  classCsv: path('/lentera/kelas/:classId/ekspor'),
  changeClass: path('/lentera/kelas/:classId/ubah'),
  teach: path('/lentera/kelas/:classId/pengajar'),
  endTeaching: path('/lentera/kelas/:classId/pengajar/akhiri'),
  student: path('/lentera/siswa/:studentId'),
};
