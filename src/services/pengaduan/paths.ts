import { path } from '#web';

export const complaintPaths = {
  /** Begins a complaint about a case of one's own. */
  about: path('/pengaduan/tentang/:caseId'),
  proof: path('/pengaduan/:caseId/bukti'),
};
