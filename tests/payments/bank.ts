import type { BankSettings } from '#platform/payments';
import type { TestApp } from '#support';
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What was agreed with the bank of these tests. */
export const agreed: BankSettings = {
  key: 'contoh',
  name: 'Bank Contoh',
  partnerServiceId: '12345',
  partnerId: 'BANKCONTOH',
  channelId: '95231',
  baseUrl: 'http://127.0.0.1:9',
  clientId: { ours: 'wantilan', theirs: 'bank-contoh' },
  minifier: 'lexical',
  signatureEncoding: 'hex',
  signatureType: { inbound: 'hmac', outbound: 'hmac' },
  endpointMode: 'as-sent',
  clockSkew: 300,
  mostBillDetails: 24,
  zone: 'Asia/Jakarta',
  forceSettle: true,
};

export const BANK_SECRET = 'rahasia-bersama-bank-contoh';

/** Writes the file an operator would, with keys of its own, and gives back the key the bank signs with. */
export async function setUpBank(agency: string, settings: BankSettings = agreed) {
  const folder = await mkdtemp(join(tmpdir(), 'wantilan-bank-'));
  const pair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const [theirs, ours] = [pair(), pair()];
  await writeFile(join(folder, 'theirs.pem'), theirs.publicKey);
  await writeFile(join(folder, 'ours.pem'), ours.privateKey);
  await writeFile(join(folder, 'secret'), `${BANK_SECRET}\n`);
  const files = { theirKeyFile: 'theirs.pem', ourKeyFile: 'ours.pem', secretFile: 'secret' };
  const file = join(folder, 'banks.json');
  await writeFile(file, JSON.stringify([{ ...settings, agencies: [agency], ...files }]));
  return { file, key: theirs.privateKey };
}

type Answer = { readonly status: number; readonly code: string; readonly body: Readonly<Record<string, never>>; readonly text: string };

interface Sent {
  readonly externalId?: string;
  readonly timestamp?: string;
  readonly signature?: string;
  /** Bytes as they go out, where not the body's JSON. */
  readonly raw?: string;
  readonly token?: string;
}

let counter = 0;

/** The bank, written for these tests apart from the code it speaks to: signatures as SNAP BI's document has them. */
export class TestBank {
  readonly #app: TestApp;
  readonly #key: string;
  #token: string | undefined;

  constructor(app: TestApp, key: string) {
    this.#app = app;
    this.#key = key;
  }

  now(): string {
    return `${new Date(this.#app.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
  }

  newExternalId(): string {
    counter += 1;
    return String(100_000 + counter);
  }

  async askToken(timestamp = this.now(), text = `bank-contoh|${timestamp}`): Promise<Answer> {
    return this.#answer({
      method: 'POST',
      url: '/snap/v1.0/access-token/b2b',
      headers: {
        'content-type': 'application/json',
        'x-timestamp': timestamp,
        'x-client-key': 'bank-contoh',
        'x-signature': sign('sha256', Buffer.from(text), this.#key).toString('base64'),
      },
      payload: '{"grantType":"client_credentials","additionalInfo":{}}',
    });
  }

  async token(): Promise<string> {
    this.#token ??= (await this.askToken()).body['accessToken'] as string | undefined;
    return this.#token ?? '';
  }

  forgetToken(): void {
    this.#token = undefined;
  }

  async send(service: string, body: object, sent: Sent = {}): Promise<Answer> {
    const url = `/snap/v1.0/transfer-va/${service}`;
    const payload = sent.raw ?? JSON.stringify(body);
    const token = sent.token ?? (await this.token());
    const timestamp = sent.timestamp ?? this.now();
    // What is sent here has no white space outside strings: nothing to take out.
    const hash = createHash('sha256').update(payload).digest('hex');
    const text = `POST:${url}:${token}:${hash}:${timestamp}`;
    const signature = sent.signature ?? createHmac('sha512', BANK_SECRET).update(text).digest('hex');
    return this.#answer({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-timestamp': timestamp,
        'x-signature': signature,
        'x-partner-id': 'BANKCONTOH',
        'x-external-id': sent.externalId ?? this.newExternalId(),
        'channel-id': '95231',
      },
      payload,
    });
  }

  account(code: string) {
    return { partnerServiceId: '   12345', customerNo: code, virtualAccountNo: `   12345${code}` };
  }

  inquire(code: string, sent: Sent & { readonly inquiryRequestId?: string } = {}): Promise<Answer> {
    return this.send('inquiry', { ...this.account(code), inquiryRequestId: sent.inquiryRequestId ?? `inq-${this.newExternalId()}` }, sent);
  }

  payment(code: string, amount: string, more: object = {}) {
    return {
      ...this.account(code),
      virtualAccountName: 'N',
      paymentRequestId: `pay-${this.newExternalId()}`,
      paidAmount: { value: amount, currency: 'IDR' },
      totalAmount: { value: amount, currency: 'IDR' },
      trxDateTime: this.now(),
      referenceNo: `ref-${this.newExternalId()}`,
      flagAdvise: 'N',
      ...more,
    };
  }

  async #answer(request: Parameters<TestApp['inject']>[0]): Promise<Answer> {
    const answer = await this.#app.inject(request);
    const body = JSON.parse(answer.body) as Answer['body'];
    return { status: answer.statusCode, code: body['responseCode'] ?? '', body, text: answer.body };
  }
}
