import { path } from '#web';

export const inboxPaths = {
  inbox: path('/kotak-masuk'),
  read: path('/kotak-masuk/dibaca'),
  open: path('/kotak-masuk/:messageId'),
};
