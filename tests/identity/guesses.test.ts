import { DEMO_PASSWORD } from '#platform/identity';
import { countQueries, startApp, type TestApp, textOf, type Visitor } from '#support';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, codeFor, enrol, otherThan, PASSWORD } from './people.ts';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function victim(): Promise<string> {
  const email = `korban${++people}@contoh.test`;
  await app.account({ name: 'Korban Contoh', email });
  return email;
}

async function browser(): Promise<Visitor> {
  const visitor = app.visitor();
  await visitor.get('/masuk');
  return visitor;
}

const signIn = (visitor: Visitor, email: string, password = DEMO_PASSWORD) => visitor.post('/masuk', { email, password });

async function guess(visitor: Visitor, email: string, times: number): Promise<LightMyRequestResponse[]> {
  const answers: LightMyRequestResponse[] = [];
  for (let n = 0; n < times; n++) answers.push(await signIn(visitor, email, `tebakan nomor ${n} yang salah`));
  return answers;
}

const statuses = (answers: readonly LightMyRequestResponse[]) => answers.map(({ statusCode }) => statusCode);
const passes = (seconds: number) => app.clock.advance({ seconds });

describe('guessing a password', () => {
  it('has to wait after five, longer each time, and never for good', async () => {
    const email = await victim();
    const attacker = await browser();
    expect(statuses(await guess(attacker, email, 5))).toEqual([422, 422, 422, 422, 422]);
    const closed = await signIn(attacker, email);
    expect(closed.statusCode, 'the right one is not heard either').toBe(429);
    expect(Number(closed.headers['retry-after'])).toBeLessThanOrEqual(30);
    expect(textOf(closed.body)).toContain('Terlalu banyak percobaan yang gagal');
    passes(31);
    expect(statuses(await guess(attacker, email, 2))).toEqual([422, 429]);
    passes(31);
    expect(statuses(await guess(attacker, email, 1)), 'twice as long').toEqual([429]);
    passes(30);
    expect((await signIn(attacker, email)).statusCode).toBe(303);
  });

  it('cannot shut out the owner, who comes from a device the account knows', async () => {
    const email = await victim();
    const owner = await browser();
    expect((await signIn(owner, email)).statusCode).toBe(303);
    await owner.post('/keluar');
    await guess(await browser(), email, 8);
    expect((await signIn(await browser(), email)).statusCode, 'strangers wait').toBe(429);
    expect((await signIn(owner, email)).headers.location).toBe('/');
  });

  it('cannot shut out an owner with a new device either: their mailbox lets them in', async () => {
    const email = await victim();
    await guess(await browser(), email, 8);
    const owner = await browser();
    const reset = await owner.post('/masuk/lupa', { email });
    await owner.post(String(reset.headers.location), { code: await codeFor(app, email), password: PASSWORD });
    expect((await signIn(owner, email, PASSWORD)).statusCode).toBe(303);
  });

  it('is slowed on a known device too, for that device alone', async () => {
    const email = await victim();
    const [one, other] = [await browser(), await browser()];
    for (const visitor of [one, other]) await signIn(visitor, email);
    await guess(one, email, 5);
    expect((await signIn(one, email)).statusCode).toBe(429);
    expect((await signIn(other, email)).statusCode).toBe(303);
    expect((await signIn(await browser(), email)).statusCode).toBe(303);
  });

  it('gains nothing by a device cookie of another account, or one made up', async () => {
    const [email, own] = [await victim(), await victim()];
    const attacker = await browser();
    await signIn(attacker, own);
    const known = /wl_kenal_[\w-]+=([^;]+)/.exec(attacker.cookie)?.[1] ?? '';
    const honest = await browser();
    await signIn(honest, email);
    const name = /(wl_kenal_[\w-]+)=/.exec(honest.cookie)?.[1] ?? '';
    await guess(attacker, email, 5);
    const pretend = async (value: string) => {
      const body = new URLSearchParams({ _csrf: await attacker.token(), email, password: DEMO_PASSWORD }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: `${attacker.cookie}; ${name}=${value}` };
      return (await app.inject({ method: 'POST', url: '/masuk', headers, payload: body })).statusCode;
    };
    expect(known).not.toBe('');
    expect([await pretend(known), await pretend('abc.def'), await pretend('')]).toEqual([429, 429, 429]);
  });

  it('gains nothing by guessing many times at once', async () => {
    const email = await victim();
    const attacker = await browser();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(attacker, email, `salah sekali nomor ${n}`)));
    expect(statuses(answers).filter((status) => status === 422)).toHaveLength(5);
  });

  it('is kept in the audit chain, and told to the owner once', async () => {
    const email = await victim();
    await guess(await browser(), email, 4);
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBeUndefined();
    await guess(await browser(), email, 3);
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBe('Ada yang berulang kali gagal masuk ke akun Anda');
    const { id } = await app.db.selectFrom('identity.user').select('id').where('email', '=', email).executeTakeFirstOrThrow();
    const lines = await app.db.selectFrom('audit.entry').select(['action', 'detail']).where('subject_id', '=', id).orderBy('at').execute();
    expect(lines.map(({ action }) => action)).toEqual(Array.from({ length: 5 }, () => 'identity.wrong-password'));
  });

  it('is forgotten after a day', async () => {
    const email = await victim();
    await guess(await browser(), email, 5);
    passes(86_401);
    expect(statuses(await guess(await browser(), email, 4))).toEqual([422, 422, 422, 422]);
    passes(86_401);
    await app.runSweep('identity.forget-guesses');
    expect(await app.db.selectFrom('identity.guess').selectAll().execute()).toEqual([]);
  });
});

describe('one network', () => {
  it('that tries many accounts waits, and people whose devices are known there do not', async () => {
    const [email, own] = [await victim(), await victim()];
    const [neighbour, attacker] = [await browser(), await browser()];
    await signIn(neighbour, email);
    await app.db.deleteFrom('identity.guess').execute();
    for (let n = 0; n < 40; n++) await guess(attacker, `siapa${n}@contoh.test`, 1);
    expect((await signIn(attacker, own)).statusCode).toBe(429);
    expect((await signIn(neighbour, email)).statusCode).toBe(303);
    passes(31);
    expect((await signIn(attacker, own)).statusCode).toBe(303);
    expect(statuses(await guess(attacker, 'siapa-lagi@contoh.test', 2)), 'an account of one’s own clears nothing').toEqual([422, 429]);
    await app.db.deleteFrom('identity.guess').execute();
  });
});

describe('whether an address has an account', () => {
  it('shows neither in the answer nor in the work it makes, from the first guess to waiting', async () => {
    const email = await victim();
    const seen = async (address: string) => {
      const visitor = await browser();
      const answers: unknown[] = [];
      for (let n = 0; n < 7; n++) {
        let answer: LightMyRequestResponse | undefined;
        const queries = await countQueries(async () => {
          answer = await signIn(visitor, address, 'tebakan yang salah sekali');
        });
        const headers = Object.keys(answer?.headers ?? {}).sort();
        answers.push({ status: answer?.statusCode, text: textOf(answer?.body ?? '').replace(address, ''), headers, queries });
      }
      return answers;
    };
    await browser();
    const first = await seen('hangat@contoh.test');
    expect(first).toHaveLength(7);
    expect(await seen(email)).toEqual(await seen('tidak-ada@contoh.test'));
  });

  it('shows no more in the work of a forgotten password', async () => {
    const email = await victim();
    // The least of several: now and then workers are called for what was asked before.
    const work = async (address: string) => {
      const visitor = await browser();
      const counts: number[] = [];
      for (let n = 0; n < 3; n++) counts.push(await countQueries(() => visitor.post('/masuk/lupa', { email: address })));
      return Math.min(...counts);
    };
    expect(await work(email)).toBe(await work('tidak-ada@contoh.test'));
    await app.runJobs();
    expect(await app.mail('tidak-ada@contoh.test')).toBeUndefined();
  });
});

describe('guessing a code', () => {
  it('by somebody who has the password does not shut out the owner', async () => {
    const email = await victim();
    const here = await browser();
    await signIn(here, email);
    const { totp } = await enrol(here);
    await here.post('/keluar');
    const thief = await asked(app, email);
    for (let n = 0; n < 5; n++) {
      const fresh = n === 0 ? thief : await asked(app, email);
      expect((await fresh.post('/masuk/kode', { code: otherThan(totp.generate()) })).statusCode).toBe(422);
    }
    const closed = await (await asked(app, email)).post('/masuk/kode', { code: totp.generate() });
    expect(closed.statusCode).toBe(429);
    await here.get('/masuk');
    await signIn(here, email);
    expect((await here.post('/masuk/kode', { code: totp.generate() })).headers.location).toBe('/');
  });

  it('within a session left open is slowed as well', async () => {
    const email = await victim();
    const visitor = await app.signedIn(email);
    await visitor.get('/akun/kata-sandi');
    const attempt = (password: string) => visitor.post('/akun/kata-sandi', { newPassword: PASSWORD, password });
    for (let n = 0; n < 5; n++) expect(textOf((await attempt('bukan ini juga')).body)).toContain('tidak cocok');
    const closed = await attempt(DEMO_PASSWORD);
    expect(textOf(closed.body)).toContain('Terlalu banyak percobaan');
    expect((await signIn(await browser(), email)).statusCode).toBe(303);
  });
});
