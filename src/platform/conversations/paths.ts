import { path } from '#web';

/** Addresses of the officers' side of chats. */
export const conversationPaths = {
  list: path('/percakapan'),
  listCsv: path('/percakapan/ekspor'),
  one: path('/percakapan/:conversationId'),
  reply: path('/percakapan/:conversationId/balas'),
  hold: path('/percakapan/:conversationId/pegang'),
  giveBack: path('/percakapan/:conversationId/selesai'),
  file: path('/percakapan/:conversationId/berkas/:messageId'),
};
