import { path } from '#web';

/** Addresses of the drawings of a case: the same for both sides. */
export const drawingPaths = {
  list: path('/gambar/:caseId'),
  send: path('/gambar/:caseId/kirim'),
  act: path('/gambar/:caseId/catatan/:remarkId'),
  drawing: path('/gambar/:caseId/:fileId'),
  remark: path('/gambar/:caseId/:fileId/catatan'),
  ruling: path('/gambar/:caseId/:fileId/penilaian'),
  still: path('/gambar/:caseId/:fileId/gambar.svg'),
  traced: path('/gambar/:caseId/:fileId/jiplakan'),
  annotated: path('/gambar/:caseId/:fileId/pdf'),
  api: path('/api/v1/cases/:caseId/drawing-remarks'),
  apiSend: path('/api/v1/cases/:caseId/drawing-remarks/sending'),
  apiAct: path('/api/v1/cases/:caseId/drawing-remarks/:remarkId/:act'),
  apiFindings: path('/api/v1/cases/:caseId/drawings/:fileId/findings'),
  apiRulings: path('/api/v1/cases/:caseId/drawings/:fileId/rulings'),
};
