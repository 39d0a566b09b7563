import type { BsreOptions, TimestampOptions } from '#platform/documents';
import type { OidcSettings } from '#platform/identity';
import { isNetwork } from '#platform/channels';
import { join, resolve } from 'node:path';
import { bsreTable, readBsre } from './config-bsre.ts';
import { type BankSetup, banksTable, readBanks } from './config-banks.ts';
import { type FilesSettings, filesTable, readFilesSettings } from './config-files.ts';
import { oidcTable, readOidc } from './config-oidc.ts';
import { readSamsat, samsatTable } from './config-samsat.ts';
import { readSiak, siakTable } from './config-siak.ts';
import type { SiakSettings } from '#services/dukcapil';
import type { PostSettings, RegistrySettings } from '#services/samsat';
import { type MailSettings, mailTable, readMailBox } from './config-mail.ts';
import { ombudsmanWhatsAppTable, readWhatsApp, type WhatsAppSettings, whatsAppTable } from './config-whatsapp.ts';
import type { Setting } from './setting.ts';
import { readTelemetry, type TelemetrySettings, telemetryTable } from './telemetry/settings.ts';

export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** Everything the operator decides. Read once at start; nothing else reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Address people type, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** null: an embedded PostgreSQL runs in the data folder. */
  readonly databaseUrl: string | null;
  readonly databasePool: number;
  readonly pgPort: number;
  /** null: read from `secretFile`, which is made when absent. */
  readonly secret: string | null;
  readonly secretFile: string;
  /** A keyring as JSON; null: read from `dataKeysFile`, which is made when absent. */
  readonly dataKeys: string | null;
  readonly dataKeysFile: string;
  /** null: e-mail stops in the demonstration's mailbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** null: no authority vouches for the time of signatures, and none ever did. */
  readonly timestamps: TimestampOptions | null;
  /** null: no officer signs through BSrE. */
  readonly bsre: BsreOptions | null;
  readonly siak: SiakSettings | null;
  /** The national register of vehicles; null where only ours is asked. */
  readonly samsat: RegistrySettings | null;
  /** The post that delivers papers of vehicles; null where numbers are typed by hand. */
  readonly post: PostSettings | null;
  /** Banks bills are paid at; none: at the office alone. */
  readonly banks: readonly BankSetup[];
  /** null: nobody signs in by another system. */
  readonly oidc: OidcSettings | null;
  readonly files: FilesSettings;
  /** null: no number of WhatsApp is connected. */
  readonly whatsapp: WhatsAppSettings | null;
  /** null: the Ombudsman has no number of its own. */
  readonly ombudsmanWhatsapp: WhatsAppSettings | null;
  readonly whatsappSettle: number;
  /** The Ombudsman's box of mail; null where none is read. */
  readonly ombudsmanMail: MailSettings | null;
  readonly demo: boolean;
  readonly worker: boolean;
  /** Networks beside the public ones that webhooks may be sent to, as CIDR. */
  readonly webhookNetworks: readonly string[];
  readonly perMinute: number;
  readonly clientPerMinute: number;
  readonly webhookKeepDays: number;
  readonly mostRequests: number;
  /** Where Prometheus reads figures of this process; null: nowhere. */
  readonly metrics: Listen | null;
  /** null: traces and figures are sent nowhere. */
  readonly telemetry: TelemetrySettings | null;
  readonly logLevel: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable the application reads, in the order of README's table. */
export const configTable: readonly Setting[] = [
  { name: 'HOST', otherwise: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` for every network card.' },
  { name: 'PORT', otherwise: '3000', meaning: 'Port of the web server.' },
  {
    name: 'PUBLIC_URL',
    otherwise: 'http://localhost:PORT',
    meaning: 'Address people type. With `https://`, cookies are sent over TLS only and the demonstration is off.',
  },
  { name: 'DATA_DIR', otherwise: './data', meaning: 'Folder for uploaded files, keys and, without DATABASE_URL, the database.' },
  ...filesTable,
  {
    name: 'DATABASE_URL',
    otherwise: '',
    meaning: 'An existing PostgreSQL 15 or newer. Empty: an embedded one is started in the data folder.',
  },
  { name: 'DATABASE_POOL', otherwise: '20', meaning: 'Connections to the database this process may hold, 4 to 500.' },
  { name: 'PG_PORT', otherwise: '54320', meaning: 'First port to try for the embedded PostgreSQL; the next free one is taken.' },
  {
    name: 'SECRET',
    otherwise: '',
    meaning: 'Key of sessions, links and form tokens, at least 32 characters. Every process needs the same.',
  },
  {
    name: 'SECRET_FILE',
    otherwise: 'DATA_DIR/secret',
    meaning: 'File that holds the key when SECRET is empty; made at first start, readable by its owner only.',
  },
  {
    name: 'DATA_KEYS',
    otherwise: '',
    meaning: 'Keys NIK, KK and telephone numbers lie under, as JSON of the shape of DATA_KEYS_FILE. Every process needs the same.',
  },
  {
    name: 'DATA_KEYS_FILE',
    otherwise: 'DATA_DIR/data-keys',
    meaning:
      'File that holds those keys when DATA_KEYS is empty; made at first start, readable by its owner only, changed by `npm run keys:rotate`. Keep a copy apart from the backups.',
  },
  {
    name: 'SMTP_URL',
    otherwise: '',
    meaning: 'Mail server, `smtp://` or `smtps://` with account and password. Empty: mail stops under /demo/mailbox.',
  },
  { name: 'MAIL_FROM', otherwise: 'Wantilan <noreply@HOST OF PUBLIC_URL>', meaning: 'Sender of e-mail.' },
  ...mailTable,
  ...ombudsmanWhatsAppTable,
  ...whatsAppTable,
  ...oidcTable,
  ...bsreTable,
  ...siakTable,
  ...samsatTable,
  ...banksTable,
  {
    name: 'TSA_URL',
    otherwise: '',
    meaning:
      'Timestamp authority (RFC 3161) that vouches for the time of signatures, with account and password where it wants them. Empty: signatures carry no trusted time.',
  },
  {
    name: 'TSA_ROOTS',
    otherwise: '',
    meaning: 'PEM file with the root certificates its answers must lead to. Keep those of former authorities in it.',
  },
  { name: 'TSA_PATIENCE', otherwise: '3000', meaning: 'Milliseconds to wait for a timestamp, 100 to 30000.' },
  {
    name: 'DEMO',
    otherwise: 'on, with https:// off',
    meaning: '`on` fills an empty database with invented people and cases and shows their accounts; `off` for real work.',
  },
  {
    name: 'WEBHOOK_NETWORKS',
    otherwise: '',
    meaning:
      'Networks beside the public ones that webhooks may be sent to, such as `10.20.0.0/16,fd00::/8`. Empty: none; in the demonstration this machine.',
  },
  { name: 'WEBHOOK_KEEP_DAYS', otherwise: '30', meaning: 'Days messages wait for a webhook that is paused.' },
  { name: 'WORKER', otherwise: 'on', meaning: '`off`: jobs run in a process of their own, `npm run worker`.' },
  { name: 'RATE_LIMIT', otherwise: '600', meaning: 'Requests a minute from one address; 0 for no limit, as in measurements.' },
  {
    name: 'CLIENT_RATE_LIMIT',
    otherwise: '300',
    meaning: 'Requests a minute of another system that was given no limit of its own, over all processes; 0 for no limit.',
  },
  {
    name: 'MOST_REQUESTS',
    otherwise: '500',
    meaning: 'Requests in hand at once; those beyond are answered 503 with a time to come back.',
  },
  {
    name: 'METRICS_LISTEN',
    otherwise: '',
    meaning:
      'Where Prometheus reads figures of this process at `/metrics`, such as `127.0.0.1:9464`; not to be reachable from outside. Empty: nowhere.',
  },
  ...telemetryTable,
  { name: 'LOG_LEVEL', otherwise: 'info', meaning: '`debug`, `info`, `warn`, `error` or `silent`; JSON lines on standard output.' },
];

/** The settings do not hold together; the message names every wrong one. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the settings from the environment. Throws ConfigError naming every wrong variable at once. */
export function readConfig(environment: Environment): Config {
  const problems: string[] = [];
  const get = (name: string) => environment[name]?.trim() ?? '';
  const wrong = (name: string, wants: string) => problems.push(`${name} must be ${wants}, not "${get(name)}"`);

  const whole = (name: string, otherwise: number, from: number, to: number): number => {
    const text = get(name);
    if (text === '') return otherwise;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    wrong(name, `a whole number from ${from} to ${to}`);
    return otherwise;
  };
  const either = (name: string, otherwise: boolean): boolean => {
    const text = get(name);
    if (text !== '' && text !== 'on' && text !== 'off') wrong(name, 'on or off');
    return text === '' ? otherwise : text === 'on';
  };
  const address = (name: string, protocols: readonly string[], secret = false): URL | null => {
    const text = get(name);
    if (text === '') return null;
    const url = URL.parse(text);
    if (url && protocols.includes(url.protocol.replace(':', ''))) return url;
    const wants = `an address that starts with ${protocols.map((one) => `${one}://`).join(' or ')}`;
    // An address with a password in it is not repeated.
    if (secret) problems.push(`${name} must be ${wants}`);
    else wrong(name, wants);
    return null;
  };

  const port = whole('PORT', 3000, 1, 65_535);
  const publicAddress = address('PUBLIC_URL', ['http', 'https']);
  if (publicAddress && (publicAddress.pathname !== '/' || publicAddress.search !== ''))
    wrong('PUBLIC_URL', 'an address without a path: the application stands at the root');
  const publicUrl = publicAddress?.origin ?? `http://localhost:${port}`;
  const secret = get('SECRET') || null;
  if (secret !== null && secret.length < 32) problems.push('SECRET must be at least 32 characters long');
  const demo = either('DEMO', !publicUrl.startsWith('https:'));
  const smtp = address('SMTP_URL', ['smtp', 'smtps'], true);
  if (!demo && get('SMTP_URL') === '')
    problems.push('SMTP_URL must be set when DEMO is off: nobody could receive the code that confirms an account');
  const oidc = readOidc(get, address, problems, demo);
  const files = readFilesSettings(get, address, whole, problems);
  const bsre = readBsre(get, address, whole, problems);
  const tsa = address('TSA_URL', ['http', 'https'], true);
  const tsaRoots = get('TSA_ROOTS');
  const tsaPatience = whole('TSA_PATIENCE', 3000, 100, 30_000);
  if (get('TSA_URL') !== '' && tsaRoots === '')
    problems.push('TSA_ROOTS must be set with TSA_URL: otherwise nobody could tell its timestamps from forged ones');
  const webhookNetworks = (get('WEBHOOK_NETWORKS') || (demo ? '127.0.0.0/8,::1/128' : ''))
    .split(',')
    .map((network) => network.trim())
    .filter((network) => network !== '');
  if (!webhookNetworks.every(isNetwork)) wrong('WEBHOOK_NETWORKS', 'networks such as 10.20.0.0/16, with commas between them');
  const metrics = /^(\[[0-9a-fA-F:.]+\]|[^:\s]+):(\d{1,5})$/.exec(get('METRICS_LISTEN'));
  if (get('METRICS_LISTEN') !== '' && (!metrics || Number(metrics[2]) > 65_535))
    wrong('METRICS_LISTEN', 'an address and a port such as 127.0.0.1:9464');
  const logLevel = get('LOG_LEVEL') || 'info';
  if (!['debug', 'info', 'warn', 'error', 'silent'].includes(logLevel)) wrong('LOG_LEVEL', 'debug, info, warn, error or silent');
  const dataDir = resolve(get('DATA_DIR') || join(import.meta.dirname, '../../data'));
  const config: Config = {
    host: get('HOST') || '127.0.0.1',
    port,
    publicUrl,
    dataDir,
    databaseUrl: address('DATABASE_URL', ['postgres', 'postgresql'], true)?.href ?? null,
    databasePool: whole('DATABASE_POOL', 20, 4, 500),
    pgPort: whole('PG_PORT', 54_320, 1024, 65_000),
    secret,
    secretFile: get('SECRET_FILE') ? resolve(get('SECRET_FILE')) : join(dataDir, 'secret'),
    dataKeys: get('DATA_KEYS') || null,
    dataKeysFile: get('DATA_KEYS_FILE') ? resolve(get('DATA_KEYS_FILE')) : join(dataDir, 'data-keys'),
    smtpUrl: smtp?.href ?? null,
    mailFrom: get('MAIL_FROM') || `Wantilan <noreply@${new URL(publicUrl).hostname}>`,
    oidc,
    bsre,
    banks: readBanks(get, problems),
    siak: readSiak(get, address, whole, problems, demo),
    samsat: readSamsat('SAMSAT', { get, address, whole }, problems, demo),
    post: readSamsat('POS', { get, address, whole }, problems, demo),
    timestamps: tsaRoots === '' ? null : { url: tsa?.href ?? null, roots: resolve(tsaRoots), patience: tsaPatience },
    files,
    whatsapp: readWhatsApp(get, address, problems, demo),
    ombudsmanWhatsapp: readWhatsApp(get, address, problems, demo, 'OMBUDSMAN_'),
    whatsappSettle: whole('WHATSAPP_SETTLE', 1000, 0, 10_000),
    ombudsmanMail: readMailBox(get, address, problems, smtp?.href ?? null),
    demo,
    worker: either('WORKER', true),
    webhookNetworks,
    mostRequests: whole('MOST_REQUESTS', 500, 1, 100_000),
    metrics: metrics && { host: (metrics[1] ?? '').replace(/^\[|\]$/g, ''), port: Number(metrics[2]) },
    telemetry: readTelemetry(get, address, whole, problems),
    perMinute: whole('RATE_LIMIT', 600, 0, 1_000_000),
    webhookKeepDays: whole('WEBHOOK_KEEP_DAYS', 30, 1, 365),
    clientPerMinute: whole('CLIENT_RATE_LIMIT', 300, 0, 1_000_000),
    logLevel,
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
