import { path } from '#web';

/** Addresses of cases: what citizens see, and what officers work at. */
export const casePaths = {
  /** What can be applied for; the portal shows it. */
  catalogue: path('/layanan'),

  mine: path('/berkas'),
  mineCsv: path('/berkas/ekspor'),
  file: path('/berkas/:caseId'),
  done: path('/berkas/:caseId/selesai'),
  action: path('/berkas/:caseId/tindakan/:action'),
  goOn: path('/berkas/:caseId/lanjutkan/:service'),
  mend: path('/berkas/:caseId/perbaiki'),
  message: path('/berkas/:caseId/pesan'),
  resendInvitation: path('/berkas/:caseId/undangan/:invitationId/kirim'),

  /** Helping somebody at the counter. */
  counter: path('/loket'),
  counterCsv: path('/loket/ekspor'),
  consent: path('/loket/:draftId/persetujuan'),
  consentCode: path('/loket/:draftId/persetujuan/kode'),
  consentSheet: path('/loket/:draftId/persetujuan/cetak'),
  consentPaper: path('/loket/:draftId/persetujuan/lembar'),
  counterDone: path('/loket/:caseId/selesai'),
  takeOver: path('/lacak/ambil-alih'),

  track: path('/lacak'),
  /** The tracked case; who may see it is kept in a cookie, so that the secret stands in no address. */
  tracked: path('/lacak/berkas'),
  leaveTracked: path('/lacak/selesai'),

  invitation: path('/undangan/:token'),
  invitationCode: path('/undangan/:token/kode'),
  invitationSignedIn: path('/undangan/:token/akun'),
  invited: path('/undangan/:token/berkas'),
  invitedAction: path('/undangan/:token/tindakan/:action'),

  desk: path('/meja'),
  sign: path('/meja/tanda-tangan'),
  deskCase: path('/meja/:caseId'),
  verdicts: path('/meja/:caseId/putusan'),
  compare: path('/meja/:caseId/banding/:requirement'),
  batch: path('/meja/massal/:batchId'),
  exported: path('/meja/ekspor'),
};
