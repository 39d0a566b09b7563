import { castOf, seedPermit } from '#demo';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isSigned, openReceiver, type Receiver } from './receiver.ts';

let app: TestApp;
let admin: Visitor;
let receiver: Receiver;
let home: string;
beforeAll(async () => {
  app = await startApp();
  const { agencyId: agency } = await castOf(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  receiver = await openReceiver();
  const system = { agency, name: 'Kas Daerah', contact: 'Bapenda', scopes: 'cases:read', roles: 'front-office' };
  const made = await admin.post('/kelola/sistem', system);
  const id = /<code[^>]*>([0-9a-f-]{36})<\/code>/.exec(made.body)?.[1] ?? '';
  home = `/kelola/sistem/${id}/webhook`;
}, 120_000);
afterAll(async () => {
  await receiver?.close();
  await app?.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer((response) => response.writeHead(200).end('diterima'));
});

const secretIn = (body: string) => /whsec_[A-Za-z0-9+/]{43}=/.exec(body)?.[0] ?? '';
const logIn = (body: string) => new RegExp(`${home}/[0-9a-f-]{36}(?=")`).exec(body)?.[0] ?? '';
const deliveryIn = (body: string) => new RegExp(`${home}/[0-9a-f-]{36}/kiriman/[0-9a-f-]{36}`).exec(body)?.[0] ?? '';

/** A subscription made on the page; the address of its log, and its secret. */
async function add(types: readonly string[] = ['case.submitted', 'case.withdrawn']) {
  const made = await admin.post(home, { url: receiver.url, types });
  expect(made.statusCode).toBe(200);
  return { log: logIn(made.body), secret: secretIn(made.body) };
}
const end = (log: string) => admin.post(`${log}/akhiri`);

describe('the page of a system’s webhooks', () => {
  it('is reached from the list of systems, and empty says so', async () => {
    expect((await admin.get('/kelola/sistem')).body).toContain(`href="${home}"`);
    expect(textOf((await admin.get(home)).body)).toContain('Sistem ini belum berlangganan apa pun.');
  });

  it('says what is wrong with an address, with everything typed still there', async () => {
    for (const [url, sentence] of [
      ['kabar', 'Tulis alamat lengkap'],
      ['http://10.1.2.3/', 'jaringan yang tidak boleh dikirimi'],
    ] as const) {
      const refused = await admin.post(home, { url, types: ['case.issued'] });
      expect(refused.statusCode).toBe(422);
      expect(textOf(refused.body)).toContain(sentence);
      expect(refused.body).toContain(`value="${url}"`);
      expect(refused.body).toMatch(/value="case\.issued"[^>]*checked|checked[^>]*value="case\.issued"/);
    }
    const none = await admin.post(home, { url: receiver.url, types: ['case.invented'] });
    expect(textOf(none.body)).toContain('Pilih paling sedikit satu peristiwa.');
  });

  it('shows the secret once, sends a trial with it, and another once it was renewed', async () => {
    const { log, secret } = await add();
    expect((await admin.get(home)).body).not.toContain('whsec_');
    const after = await admin.follow(await admin.post(`${log}/uji`));
    expect(textOf(after.body)).toContain('Belum dicoba.');
    await app.runJobs();
    const [trial] = receiver.received;
    if (!trial) throw new Error('no trial came');
    expect([trial.event.type, trial.event.data]).toEqual(['webhook.test', {}]);
    expect(await isSigned(trial, secret)).toBe(true);
    const renewed = secretIn((await admin.post(`${log}/rahasia`)).body);
    expect(renewed).not.toBe(secret);
    await admin.post(`${log}/uji`);
    await app.runJobs();
    const second = receiver.received[1];
    expect(second && (await isSigned(second, renewed))).toBe(true);
    await end(log);
    expect((await admin.post(`${log}/uji`)).statusCode).toBe(409);
    expect((await admin.post(`${log}/rahasia`)).statusCode).toBe(409);
    expect((await admin.get(log)).statusCode).toBe(200);
  });

  it('pauses, resumes and ends', async () => {
    const { log } = await add();
    const state = async () => /<span class="tag[^"]*">([^<]*)/.exec((await admin.get(home)).body)?.[1];
    expect(await state()).toBe('Aktif');
    await admin.follow(await admin.post(`${log}/jeda`));
    expect(await state()).toBe('Dijeda');
    await admin.post(`${log}/lanjut`);
    expect(await state()).toBe('Aktif');
    await admin.post(`${log}/akhiri`);
    expect(await state()).toBe('Berakhir');
  });

  it('takes no more than ten', async () => {
    const added = [];
    for (let nth = 0; nth < 10; nth++) added.push(await add());
    const refused = await admin.post(home, { url: receiver.url, types: ['case.issued'] });
    expect([refused.statusCode, textOf(refused.body).includes('sudah punya sepuluh langganan')]).toEqual([422, true]);
    const logs = new Set(((await admin.get(home)).body.match(new RegExp(`${home}/[0-9a-f-]{36}(?=/akhiri")`, 'g')) ?? []).map(String));
    expect(logs.size).toBe(10);
    for (const log of logs) await end(log);
  });
});

describe('the log of a subscription', () => {
  it('shows what went and what failed, each try with its answer, and sends one again under the same id', async () => {
    const { log } = await add();
    receiver.answer((response) => response.writeHead(503).end('sedang dirawat\u0007'));
    app.clock.advance({ hours: 3 });
    const { number } = await seedPermit.submitted(app.deps);
    await app.runJobs();
    const waiting = (await admin.get(`${log}?keadaan=waiting`)).body;
    expect(textOf(waiting)).toContain(number);
    expect(textOf((await admin.get(`${log}?keadaan=delivered`)).body)).toContain('Tidak ada kiriman.');
    const address = deliveryIn(waiting);
    const detail = textOf((await admin.get(address)).body);
    for (const shown of ['503', 'sedang dirawat', number, 'case.submitted', 'Menunggu', 'Percobaan berikutnya'])
      expect(detail).toContain(shown);
    receiver.answer(204);
    expect(textOf((await admin.follow(await admin.post(address))).body)).toContain('Sedang dikirim.');
    await app.runJobs();
    expect(textOf((await admin.get(address)).body)).toContain('Terkirim');
    await admin.post(address);
    await app.runJobs();
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    await end(log);
    expect((await admin.post(address)).statusCode, 'nothing is sent to an ended one').toBe(409);
  });

  it('belongs to its system alone', async () => {
    const { log } = await add();
    await admin.post(`${log}/uji`);
    const address = deliveryIn((await admin.get(log)).body);
    const other = log.replace(/[0-9a-f-]{36}$/, '01a00000-0000-7000-8000-000000000000');
    expect((await admin.get(other)).statusCode).toBe(404);
    expect((await admin.get(address.replace(log, other))).statusCode).toBe(404);
    expect((await admin.post(address.replace(log, other))).statusCode).toBe(404);
    const page = (await admin.post(home, { url: `${receiver.url}/lain`, types: ['case.issued'] })).body;
    const beside = (page.match(new RegExp(`${home}/[0-9a-f-]{36}(?=/akhiri")`, 'g')) ?? []).find((one) => one !== log) ?? '';
    expect((await admin.get(beside)).statusCode).toBe(200);
    expect((await admin.get(address.replace(log, beside))).statusCode).toBe(404);
    expect((await admin.post(address.replace(log, beside))).statusCode).toBe(404);
    await end(beside);
    await end(log);
  });

  it('ends with its system', async () => {
    const { log } = await add();
    const system = home.replace('/webhook', '');
    await admin.post(`${system}/akhiri`);
    const page = (await admin.get(home)).body;
    expect(textOf(page)).toContain('Sistemnya diakhiri.');
    expect(page).not.toContain('name="url"');
    expect((await admin.post(home, { url: receiver.url, types: ['case.issued'] })).statusCode).toBe(409);
    expect((await admin.get(log)).statusCode).toBe(200);
  });
});
