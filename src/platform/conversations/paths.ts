import { path } from '#web';

/** Addresses of the officers' side of chats, and of whoever writes there. */
export const conversationPaths = {
  /** A copy of one's own data, by a link said in the chat. */
  ownData: path('/data-percakapan/:token'),
  /** Chats joined to the account. */
  join: path('/akun/whatsapp'),
  joinCode: path('/akun/whatsapp/kode'),
  proof: path('/akun/whatsapp/bukti'),
  part: path('/akun/whatsapp/:mandateId/pisah'),
  /** Whether the account's family is offered in a joined chat. */
  family: path('/akun/whatsapp/:mandateId/keluarga'),
  list: path('/percakapan'),
  listCsv: path('/percakapan/ekspor'),
  one: path('/percakapan/:conversationId'),
  reply: path('/percakapan/:conversationId/balas'),
  hold: path('/percakapan/:conversationId/pegang'),
  giveBack: path('/percakapan/:conversationId/selesai'),
  passOn: path('/percakapan/:conversationId/teruskan'),
  file: path('/percakapan/:conversationId/berkas/:messageId'),
};
