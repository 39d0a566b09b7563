import { path } from '#web';

export const telephonePaths = {
  all: path('/demo/whatsapp'),
  chat: path('/demo/whatsapp/:personId'),
  file: path('/demo/whatsapp/:personId/berkas/:nth'),
};
