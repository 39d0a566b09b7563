import { mandatesPath } from '#platform/identity';
import { path } from '#web';

export const mandatePaths = {
  own: mandatesPath,
  propose: path('/akun/kuasa/baru'),
  official: path('/akun/kuasa/baru/:kind'),
  accept: path('/akun/kuasa/:mandateId/terima'),
  refuse: path('/akun/kuasa/:mandateId/tolak'),
  /** The family somebody noted. */
  family: path('/akun/keluarga'),
  forgetRelative: path('/akun/keluarga/:relativeId/hapus'),
  /** What somebody filed as a village helper; the engine of cases shows it. */
  helped: path('/akun/perangkat-desa'),
  helpedCsv: path('/akun/perangkat-desa/ekspor'),
  end: path('/akun/kuasa/:mandateId/akhiri'),
};
