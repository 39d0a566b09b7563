import { path } from '#web';
import { casePaths } from '../../paths.ts';

/** Addresses only officers use. */
export const deskPaths = {
  queue: casePaths.desk,
  saved: path('/meja/saringan'),
  unsave: path('/meja/saringan/:filterId/hapus'),
  export: casePaths.exported,
  chooseBatch: path('/meja/massal'),
  startBatch: path('/meja/massal/mulai'),
  batch: casePaths.batch,
  batchProgress: path('/meja/massal/:batchId/kemajuan'),
  sign: casePaths.sign,
  case: casePaths.deskCase,
  act: path('/meja/:caseId/tindakan/:action'),
  undo: path('/meja/:caseId/urungkan'),
  judge: casePaths.verdicts,
  message: path('/meja/:caseId/pesan'),
  note: path('/meja/:caseId/catatan'),
  remark: path('/meja/:caseId/perbaikan'),
  settle: path('/meja/:caseId/perbaikan/:remarkId/tarik'),
  assign: path('/meja/:caseId/pemegang'),
  notDuplicate: path('/meja/:caseId/bukan-duplikat'),
  numbers: path('/meja/:caseId/nomor'),
  compare: casePaths.compare,
  alike: path('/meja/:caseId/serupa/:otherId'),
  laySignal: path('/meja/:caseId/tanda'),
  load: path('/meja/beban'),
  next: path('/meja/berikutnya'),
  ages: path('/meja/umur'),
  districts: path('/meja/kecamatan'),
  districtsCsv: path('/meja/kecamatan/ekspor'),
};
