export { emailHandler, type EmailDeps } from './email.ts';
export { type DeliveryLine, type InboxLine, listDeliveries, markRead, readInbox } from './inbox.ts';
export { defineNotice, type Notice, type Wording } from './notice.ts';
export { notify, type NotifyRequest } from './notify.ts';
export { countOldMessages, dropMessagesOf, dropOldMessages } from './old-messages.ts';
export { inboxPaths } from './paths.ts';
export { channels, topicKeys, type TopicKey } from './domain/topics.ts';
export { type Preference, readPreferences, savePreferences } from './preferences.ts';
export { StopLinks } from './stop-links.ts';
