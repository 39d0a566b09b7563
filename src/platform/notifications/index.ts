export { type DeliveryLine, type InboxLine, listDeliveries, markRead, readInbox } from './inbox.ts';
export { defineNotice, type Notice, type Wording } from './notice.ts';
export { emailHandler, notify, type NotifyRequest } from './notify.ts';
export { countOldMessages, dropMessagesOf, dropOldMessages } from './old-messages.ts';
export { inboxPaths } from './paths.ts';
