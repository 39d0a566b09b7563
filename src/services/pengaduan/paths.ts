import { path } from '#web';

export const complaintPaths = {
  /** Begins a complaint about a case of one's own. */
  about: path('/pengaduan/tentang/:caseId'),
  proof: path('/pengaduan/:caseId/bukti'),
  /** Open311 GeoReport v2; the file's ending says the format. */
  discovery: path('/open311/:file'),
  open311: path('/open311/v2/:file'),
  open311Service: path('/open311/v2/services/:file'),
  open311Request: path('/open311/v2/requests/:file'),
};
