import { path } from '#web';

/** Addresses of what a student and their guardians see of how they do. */
export const learningPaths = {
  child: path('/lentera/siswa/:studentId/belajar'),
};
