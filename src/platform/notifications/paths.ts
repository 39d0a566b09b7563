import { noticesPath } from '#platform/identity';
import { path } from '#web';

export const inboxPaths = {
  inbox: path('/kotak-masuk'),
  read: path('/kotak-masuk/dibaca'),
  open: path('/kotak-masuk/:messageId'),
};

export const preferencePaths = {
  page: noticesPath,
  devices: path('/akun/pemberitahuan/perangkat'),
  removeDevice: path('/akun/pemberitahuan/perangkat/:deviceId/hapus'),
  /** At the end of e-mails; works without signing in. */
  stop: path('/surel/berhenti/:token'),
};
