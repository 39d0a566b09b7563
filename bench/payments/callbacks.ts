import { transaction } from '#db';
import { newId } from '#kernel';
import type { Application } from '#main';
import { openBill } from '#platform/payments';
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET = 'kunci-bersama-untuk-mengukur';

/** A bank of the measurement, set up as an operator would; gives back the file and the key it signs with. */
export async function setUpBank(folder: string, agency: string): Promise<{ readonly file: string; readonly key: string }> {
  const pair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const [theirs, ours] = [pair(), pair()];
  await writeFile(join(folder, 'theirs.pem'), theirs.publicKey);
  await writeFile(join(folder, 'ours.pem'), ours.privateKey);
  await writeFile(join(folder, 'bank-secret'), SECRET);
  const file = join(folder, 'banks.json');
  const bank = {
    key: 'bench',
    name: 'Bank Ukur',
    agencies: [agency],
    partnerServiceId: '77001',
    partnerId: 'BENCH',
    channelId: '95001',
    baseUrl: 'http://127.0.0.1:9',
    clientId: { ours: 'wantilan', theirs: 'bench' },
    theirKeyFile: 'theirs.pem',
    ourKeyFile: 'ours.pem',
    secretFile: 'bank-secret',
    minifier: 'lexical',
    signatureEncoding: 'hex',
    signatureType: { inbound: 'hmac', outbound: 'hmac' },
    endpointMode: 'as-sent',
    clockSkew: 300,
    mostBillDetails: 24,
    zone: 'Asia/Jakarta',
    forceSettle: false,
  };
  await writeFile(file, JSON.stringify([bank]));
  return { file, key: theirs.privateKey };
}

const stamp = () => `${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;

export async function tokenOf({ web }: Application, key: string): Promise<string> {
  const at = stamp();
  const answer = await web.inject({
    method: 'POST',
    url: '/snap/v1.0/access-token/b2b',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': at,
      'x-client-key': 'bench',
      'x-signature': sign('sha256', Buffer.from(`bench|${at}`), key).toString('base64'),
    },
    payload: '{"grantType":"client_credentials"}',
  });
  return String((JSON.parse(answer.body) as { accessToken?: string }).accessToken);
}

const LINES = [
  ['pkb', 550_000, 'rkud-prov:51'],
  ['opsen', 363_000, 'rkud-kab:5171'],
  ['swdkllj', 143_000, 'jasa-raharja'],
] as const;
const TOTAL = 1_056_000;

/** So many bills that wait to be paid; gives back their codes. */
export async function openBills({ deps }: Application, agencyId: string, count: number): Promise<string[]> {
  const codes: string[] = [];
  const at = deps.clock.now();
  for (let done = 0; done < count; done += 100)
    await transaction(deps.db, async (tx) => {
      for (let n = 0; n < Math.min(100, count - done); n++) {
        const bill = await openBill(
          tx,
          { kind: 'system', name: 'bench' },
          {
            agencyId,
            service: 'bench',
            ref: newId(),
            payerId: null,
            payerName: 'Ukur',
            title: { id: 'Ukur', en: 'Measure' },
            object: 'DK 1 U',
            lines: LINES.map(([code, amount, beneficiary]) => ({ code, name: { id: code, en: code }, amount, beneficiary, basis: {} })),
          },
          at,
        );
        codes.push(bill.code);
      }
    });
  return codes;
}

let externalId = 0;

/** One callback of a bank: signed, verified, booked and answered. Throws unless it was taken. */
export async function callBack({ web }: Application, token: string, code: string): Promise<void> {
  externalId += 1;
  const url = '/snap/v1.0/transfer-va/payment';
  const at = stamp();
  const payload = JSON.stringify({
    partnerServiceId: '   77001',
    customerNo: code,
    virtualAccountNo: `   77001${code}`,
    paymentRequestId: `bench-${externalId}`,
    paidAmount: { value: `${TOTAL}.00`, currency: 'IDR' },
    totalAmount: { value: `${TOTAL}.00`, currency: 'IDR' },
    trxDateTime: at,
    referenceNo: `R${externalId}`,
    flagAdvise: 'N',
  });
  const text = `POST:${url}:${token}:${createHash('sha256').update(payload).digest('hex')}:${at}`;
  const answer = await web.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-timestamp': at,
      'x-signature': createHmac('sha512', SECRET).update(text).digest('hex'),
      'x-partner-id': 'BENCH',
      'x-external-id': String(externalId),
      'channel-id': '95001',
    },
    payload,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}
