import { path } from '#web';

/** Addresses of filling in an application. */
export const fillPaths = {
  start: path('/ajukan/:service'),
  tasks: path('/draf/:draftId'),
  page: path('/draf/:draftId/isi/:page'),
  register: path('/draf/:draftId/isi/:page/data-kependudukan'),
  family: path('/draf/:draftId/isi/:page/keluarga'),
  entry: path('/draf/:draftId/isi/:page/:entry'),
  removeEntry: path('/draf/:draftId/isi/:page/:entry/hapus'),
  files: path('/draf/:draftId/berkas'),
  check: path('/draf/:draftId/periksa'),
  send: path('/draf/:draftId/kirim'),
  drop: path('/draf/:draftId/hapus'),
  schema: path('/api/v1/services/:service/schema'),
};
