export { demoMailer, type DemoMail, type Email, type Mailer, smtpMailer } from './email/mailer.ts';
export { beginMailConversation, forgetMail, joinMail, partMail, resumeMail } from './email/conversations.ts';
export {
  type ArrivedMail,
  type ImapAccess,
  type MailBox,
  type MailDeps,
  NobodyToKeep,
  type ReceivesMail,
  type Returned,
} from './email/deps.ts';
export type { Mail, MailFile } from './email/domain/mail.ts';
export { bySubject, type Conversation, isFoundForged, judge, standsIn, type Suggestion, suggestionsFor } from './email/domain/match.ts';
export { answersOf, type Before } from './email/domain/threading.ts';
export { type LetterFate, sendLetter } from './email/letter.ts';
export { receiveMail } from './email/receive.ts';
export { parseAside as parseMail } from './email/parse/parse-aside.ts';
export { type BoxState, readBoxState } from './email/state.ts';
export { type Answer, type Failure, post } from './outside/post.ts';
export { isNetwork, type Reach, reachOf } from './outside/reach.ts';
export { countOldDemoMail, dropOldDemoMail } from './email/old-mail.ts';
export { partsOf, withoutMarks } from './whatsapp/domain/bold.ts';
export { contactOfPhone, getWhatsAppContact, windowOf } from './whatsapp/contacts.ts';
export type { ArrivedFile, Keeps, Opens, Receives, WhatsAppAccess, WhatsAppDeps } from './whatsapp/deps.ts';
export type { Content, Inbound, LostWhy, MediaFate, MediaKind, WhatsAppContact } from './whatsapp/domain/inbound.ts';
export {
  checkedOutbound,
  faultsOf,
  limits as whatsAppLimits,
  type ListRow,
  type Outbound,
  type OutboundFault,
  type Source,
  type Template,
} from './whatsapp/domain/outbound.ts';
export { countOldChats, dropOldChats, forgetChat } from './whatsapp/old-chats.ts';
export { messagesAbout, sendWhatsApp, type ToSend, wasSaid } from './whatsapp/outbox.ts';
export { wamidOfInbound } from './whatsapp/quote.ts';
export { faultInWords } from './whatsapp/fault-words.ts';
export { sealedChats } from './whatsapp/sealed.ts';
export { type AsideFilter, type AsideKind, type AsideLine, leaveAside, listAside, tryAsideAgain } from './whatsapp/aside.ts';
export { readWhatsAppState, type WhatsAppState } from './whatsapp/state.ts';
export { byteDigest } from './whatsapp/own/digest.ts';
export type { ArrivedChat, ChatNews, OwnLine } from './whatsapp/own/line.ts';
export { type Reached, type SaidNow, sayAtOnce } from './whatsapp/own/say.ts';
export { fetchFile } from './whatsapp/media.ts';
export { further } from './whatsapp/domain/status.ts';
