import { mandatesPath } from '#platform/identity';
import { path } from '#web';

export const mandatePaths = {
  own: mandatesPath,
  propose: path('/akun/kuasa/baru'),
  official: path('/akun/kuasa/baru/:kind'),
  accept: path('/akun/kuasa/:mandateId/terima'),
  refuse: path('/akun/kuasa/:mandateId/tolak'),
  end: path('/akun/kuasa/:mandateId/akhiri'),
};
