import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { overHttp, payFaults, publicPem, settlementFaults, startBank } from './bank/index.ts';

// `npm run demo:bank`: a bank for trying, on this machine alone. Words after it: where the application is, the agency whose
// bills are paid, the port. Its keys are made anew each time and lie in a folder of their own.
const [house = 'http://localhost:3000', agency = 'dpmptsp-badung', port = '3169'] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const bank = await startBank({
  deliver: overHttp(house),
  port: Number(port),
  customers: [{ name: 'Ni Luh Contoh' }, { name: 'I Made Contoh' }],
});
const { secret, publicKey, billerKey, clientId, partnerId, channelId, signs, merchant } = bank.agreement;
const folder = mkdtempSync(join(tmpdir(), 'bank-contoh-'));
const keep = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o600 });
keep('bank.pem', publicPem(publicKey));
keep('kami.pem', billerKey?.export({ type: 'pkcs8', format: 'pem' }).toString() ?? '');
keep('rahasia', secret);
const entry = {
  key: 'contoh',
  name: bank.name,
  agencies: [agency],
  partnerServiceId: bank.partnerServiceId,
  partnerId,
  channelId,
  baseUrl: bank.url,
  clientId,
  theirKeyFile: 'bank.pem',
  ourKeyFile: 'kami.pem',
  secretFile: 'rahasia',
  minifier: 'lexical',
  signatureEncoding: 'base64',
  signatureType: { inbound: signs.outbound, outbound: signs.inbound },
  endpointMode: 'as-sent',
  clockSkew: 300,
  mostBillDetails: 5,
  zone: 'Asia/Jakarta',
  forceSettle: false,
  qris: { merchantId: merchant.merchantId, terminalId: 'A01', nmid: merchant.nmid },
};
keep('banks.json', JSON.stringify([entry], null, 2));

say(`An example bank answers at ${bank.url}. Start the application with
  BANKS_FILE=${join(folder, 'banks.json')}
then pay here, by the number of a bill: bayar ${bank.partnerServiceId}…
What may go wrong is written after it: bayar NUMBER FAULT. It knows ${payFaults.join(', ')}.
"qris PAYLOAD" pays a QRIS, "kabari" tells what was delayed, "daftar" lists, "berkas [FAULT …]" is the file of today
(${settlementFaults.join(', ')}), "paksa" keeps money by force where no answer comes.`);

for await (const line of createInterface({ input: process.stdin })) {
  const [word = '', what = '', ...rest] = line.trim().split(/\s+/);
  const fault = payFaults.find((one) => rest.includes(one));
  if (word === 'bayar') {
    const inquired = await bank.inquire('1', what);
    say(`${inquired.responseCode} ${inquired.name} Rp ${inquired.total} ${inquired.reason.indonesia}`);
    if (inquired.isPayable) said(await bank.pay(inquired.inquiryRequestId, { pin: '123456', fault }));
  } else if (word === 'qris') said(await bank.payQr('1', what, { pin: '123456', fault }));
  else if (word === 'kabari') for (const payment of bank.books.payments()) await bank.tell(payment);
  else if (word === 'daftar') for (const payment of bank.books.payments()) said({ payment });
  else if (word === 'berkas')
    say(
      bank.settlement(
        bank.today(),
        settlementFaults.filter((one) => [what, ...rest].includes(one)),
      ),
    );
  else if (word === 'paksa') bank.settleByForce(true);
  else if (word !== '') say('bayar, qris, kabari, daftar, berkas, paksa');
}

function said(paid: Awaited<ReturnType<typeof bank.pay>>): void {
  if ('refused' in paid) {
    say(`not paid: ${paid.refused}`);
    return;
  }
  const { state, amount, paymentRequestId, trail } = paid.payment;
  say(`${paymentRequestId} Rp ${amount} ${state}`);
  for (const { responseCode, flag, status, reason } of trail) say(`  ${status === 0 ? 'no answer' : responseCode} ${flag} ${reason}`);
}
