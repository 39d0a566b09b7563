export { demoMailer, type DemoMail, type Email, type Mailer, smtpMailer } from './email/mailer.ts';
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
