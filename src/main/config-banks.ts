import type { BankSettings } from '#platform/payments';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Setting } from './setting.ts';

export const banksTable: readonly Setting[] = [
  {
    name: 'BANKS_FILE',
    otherwise: '',
    meaning:
      'JSON file that names the banks bills are paid at: what was agreed with each, and files of keys. Empty: in the demonstration an invented bank of this machine, otherwise bills are paid at the office.',
  },
];

const Words = (most: number) => Type.String({ minLength: 1, maxLength: most });
const signature = Type.Enum(['hmac', 'rsa']);

/** One bank of the file. Keys are named by files beside it, in PEM; the secret by a file whose first line it is. */
const BankEntry = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 30 }),
    name: Words(60),
    /** Keys of the agencies whose bills it takes; money of nobody stands in the first one's books. */
    agencies: Type.Array(Words(60), { minItems: 1, maxItems: 50 }),
    partnerServiceId: Type.String({ pattern: '^\\d{1,8}$' }),
    partnerId: Words(36),
    channelId: Words(5),
    baseUrl: Type.String({ pattern: '^https?://' }),
    clientId: Type.Object({ ours: Words(100), theirs: Words(100) }, { additionalProperties: false }),
    theirKeyFile: Words(500),
    ourKeyFile: Words(500),
    secretFile: Words(500),
    minifier: Type.Enum(['lexical', 'legacy']),
    signatureEncoding: Type.Enum(['hex', 'base64']),
    signatureType: Type.Object({ inbound: signature, outbound: signature }, { additionalProperties: false }),
    endpointMode: Type.Enum(['as-sent', 'sorted-query', 'without-query']),
    clockSkew: Type.Integer({ minimum: 1, maximum: 3600 }),
    mostBillDetails: Type.Integer({ minimum: 1, maximum: 24 }),
    zone: Type.Enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
    forceSettle: Type.Boolean(),
    qris: Type.Optional(
      Type.Object(
        {
          merchantId: Words(40),
          terminalId: Type.Union([Words(20), Type.Null()]),
          nmid: Type.Union([Type.String({ pattern: '^ID\\d{13}$' }), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** A bank as the operator set it up, with the keys of the agencies it works for. */
export interface BankSetup {
  readonly settings: BankSettings;
  readonly agencies: readonly string[];
  readonly theirKey: KeyObject;
  readonly ourKey: KeyObject;
  readonly secret: string;
  readonly qris: { readonly merchantId: string; readonly terminalId: string | null; readonly nmid: string | null } | null;
}

/** The banks of the file; what is wrong with it is added to `problems`, a sentence each. */
export function readBanks(get: (name: string) => string, problems: string[]): readonly BankSetup[] {
  const file = get('BANKS_FILE');
  if (file === '') return [];
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    problems.push(`BANKS_FILE cannot be read as JSON: ${file}`);
    return [];
  }
  if (!Array.isArray(entries)) {
    problems.push('BANKS_FILE must be a list of banks');
    return [];
  }
  const banks = entries.flatMap((entry: unknown, at) => {
    const [fault] = Value.Errors(BankEntry, entry);
    if (!fault) return [setUp(entry as Type.Static<typeof BankEntry>, dirname(resolve(file)), problems)];
    problems.push(`BANKS_FILE, bank ${at + 1}: ${fault.instancePath} ${fault.message}`);
    return [];
  });
  for (const named of ['key', 'partnerId'] as const)
    if (new Set(banks.map((bank) => bank?.settings[named])).size !== banks.length) problems.push(`BANKS_FILE: two banks have one ${named}`);
  return banks.filter((bank) => bank !== null);
}

function setUp(entry: Type.Static<typeof BankEntry>, folder: string, problems: string[]): BankSetup | null {
  const { agencies, theirKeyFile, ourKeyFile, secretFile, qris, ...settings } = entry;
  try {
    return {
      settings: { ...settings, baseUrl: settings.baseUrl.replace(/\/+$/, '') },
      agencies,
      theirKey: createPublicKey(readFileSync(resolve(folder, theirKeyFile))),
      ourKey: createPrivateKey(readFileSync(resolve(folder, ourKeyFile))),
      secret: readFileSync(resolve(folder, secretFile), 'utf8').split(/\r?\n/)[0]?.trim() ?? '',
      qris: qris ?? null,
    };
  } catch {
    problems.push(`BANKS_FILE, bank ${entry.key}: its keys cannot be read`);
    return null;
  }
}
