export { type BsreAccount, type BsreStandIn, type BsreTrouble, startBsre } from './bsre.ts';
export { type ClamdStandIn, eicar, startClamd } from './clamd.ts';
export { OIDC_CLIENT, startOidc, type There } from './oidc.ts';
export { type S3StandIn, startS3 } from './s3.ts';
export { type PushStandIn, startPush } from './push.ts';
export { type Heard, startWebhooks, type WebhookStandIn } from './webhooks.ts';
export { startTimestamps, type TimestampStandIn, type TimestampTrouble } from './timestamps.ts';
export { type SiakMood, type SiakStandIn, startSiak } from './siak.ts';
export { startWhatsApp, type WhatsAppStandIn } from './whatsapp/index.ts';
