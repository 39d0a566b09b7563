import { firstLine } from './first-line.ts';
import type { Setting } from './setting.ts';

/** A number at Meta, as the operator set it up. */
export interface WhatsAppSettings {
  /** Of the Graph interface, with its version, without a slash at the end. */
  readonly url: string;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** As people dial it. */
  readonly number: string;
}

export const whatsAppTable: readonly Setting[] = [
  {
    name: 'WHATSAPP_PHONE_NUMBER_ID',
    otherwise: '',
    meaning:
      'Number at Meta (WhatsApp Cloud API) by its id there. Register `PUBLIC_URL/whatsapp/webhook` there, field `messages`. Empty: none; the demonstration has a telephone under /demo/whatsapp.',
  },
  { name: 'WHATSAPP_NUMBER', otherwise: '', meaning: 'That number as people dial it, such as `+62…`; shown on pages.' },
  { name: 'WHATSAPP_TOKEN', otherwise: '', meaning: 'Token of a system user that may send messages and read media there.' },
  { name: 'WHATSAPP_TOKEN_FILE', otherwise: '', meaning: 'File whose first line is that token, where WHATSAPP_TOKEN is empty.' },
  { name: 'WHATSAPP_APP_SECRET', otherwise: '', meaning: 'Secret of the app there, which its webhooks are signed with.' },
  {
    name: 'WHATSAPP_APP_SECRET_FILE',
    otherwise: '',
    meaning: 'File whose first line is that secret, where WHATSAPP_APP_SECRET is empty.',
  },
  { name: 'WHATSAPP_VERIFY_TOKEN', otherwise: '', meaning: 'Word of your own that Meta says once, when the webhook is registered.' },
  { name: 'WHATSAPP_API_URL', otherwise: 'https://graph.facebook.com', meaning: 'Where the Graph interface answers.' },
  { name: 'WHATSAPP_API_VERSION', otherwise: 'v26.0', meaning: 'Its version.' },
  {
    name: 'WHATSAPP_SETTLE',
    otherwise: '1000',
    meaning: 'Milliseconds a message waits for earlier ones of the same person that may still be on their way, 0 to 10000.',
  },
];

/** The Ombudsman's own number: best of an account of its own at Meta, whose token and secret the house's operators do not have. */
export const ombudsmanWhatsAppTable: readonly Setting[] = [
  {
    name: 'OMBUDSMAN_WHATSAPP_PHONE_NUMBER_ID',
    otherwise: '',
    meaning:
      'A number of the Ombudsman’s own at Meta, by its id there; what comes is sealed for its officers at once. Register the same webhook. Empty: none; the demonstration has one under /demo/whatsapp/ombudsman.',
  },
  { name: 'OMBUDSMAN_WHATSAPP_NUMBER', otherwise: '', meaning: 'That number as people dial it; shown on the Ombudsman’s page.' },
  { name: 'OMBUDSMAN_WHATSAPP_TOKEN', otherwise: '', meaning: 'Token of that number.' },
  { name: 'OMBUDSMAN_WHATSAPP_TOKEN_FILE', otherwise: '', meaning: 'File whose first line is that token.' },
  { name: 'OMBUDSMAN_WHATSAPP_APP_SECRET', otherwise: '', meaning: 'Secret of the app it belongs to.' },
  { name: 'OMBUDSMAN_WHATSAPP_APP_SECRET_FILE', otherwise: '', meaning: 'File whose first line is that secret.' },
  {
    name: 'OMBUDSMAN_WHATSAPP_VERIFY_TOKEN',
    otherwise: '',
    meaning: 'Word of its own that Meta says once, when the webhook is registered.',
  },
];

/** A number is set up whole or not at all: what is half set up would fail only when somebody writes. `of`: what its settings begin with. */
export function readWhatsApp(
  named: (name: string) => string,
  address: (name: string, protocols: readonly string[]) => URL | null,
  problems: string[],
  demo: boolean,
  of: '' | 'OMBUDSMAN_' = '',
): WhatsAppSettings | null {
  const get = (name: string) => named(name.startsWith('WHATSAPP_API_') ? name : of + name);
  // In the clear only where nothing is real.
  const base = address('WHATSAPP_API_URL', demo ? ['http', 'https'] : ['https']);
  const version = get('WHATSAPP_API_VERSION') || 'v26.0';
  const phoneNumberId = get('WHATSAPP_PHONE_NUMBER_ID');
  const number = get('WHATSAPP_NUMBER');
  const token = get('WHATSAPP_TOKEN') || firstLine(`${of}WHATSAPP_TOKEN_FILE`, named, problems);
  const appSecret = get('WHATSAPP_APP_SECRET') || firstLine(`${of}WHATSAPP_APP_SECRET_FILE`, named, problems);
  const verifyToken = get('WHATSAPP_VERIFY_TOKEN');
  if (!/^v\d{1,3}\.\d{1,2}$/.test(version)) problems.push(`WHATSAPP_API_VERSION must be such as v26.0, not "${version}"`);
  if (phoneNumberId === '') return null;
  if (!/^\d{5,30}$/.test(phoneNumberId)) problems.push(`${of}WHATSAPP_PHONE_NUMBER_ID must be digits, not "${phoneNumberId}"`);
  if (!/^\+[1-9][\d ]{7,20}$/.test(number)) problems.push(`${of}WHATSAPP_NUMBER must be a telephone number such as +62…, not "${number}"`);
  if ([token, appSecret, verifyToken].includes(''))
    problems.push(
      `${of}WHATSAPP_TOKEN or ${of}WHATSAPP_TOKEN_FILE, ${of}WHATSAPP_APP_SECRET or ${of}WHATSAPP_APP_SECRET_FILE, and ${of}WHATSAPP_VERIFY_TOKEN must be set with ${of}WHATSAPP_PHONE_NUMBER_ID`,
    );
  const root = (base?.href ?? 'https://graph.facebook.com').replace(/\/+$/, '');
  return { url: `${root}/${version}`, phoneNumberId, token, appSecret, verifyToken, number };
}
