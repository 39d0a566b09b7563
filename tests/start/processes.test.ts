import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Account, type Started, start, takePort, unusedPort } from './started.ts';

const isRoot = process.getuid?.() === 0;
const nobody: Account = { uid: 65_534, gid: 65_534 };
const rooms: string[] = [];
const links: string[] = [];
const running: Started[] = [];

/** A folder with a space in its name, inside one that only its owner can enter. */
function room(owner?: Account): string {
  const locked = mkdtempSync(join(tmpdir(), 'wantilan start '));
  chmodSync(locked, 0o700);
  const data = join(locked, 'data hall');
  mkdirSync(data);
  if (owner) for (const folder of [locked, data]) chownSync(folder, owner.uid, owner.gid);
  rooms.push(locked);
  return data;
}

/** The same for root, whose database lies elsewhere: a link leads it into a folder this run made and may remove. */
function rootsRoom(): string {
  const data = room();
  // A folder that is there has no name of its own noted, and goes by its path.
  mkdirSync(join(data, 'database'));
  const name = createHash('sha256').update(join(data, 'database')).digest('hex').slice(0, 16);
  mkdirSync('/var/lib/wantilan', { recursive: true, mode: 0o755 });
  const aside = mkdtempSync('/var/lib/wantilan/test-');
  chmodSync(aside, 0o755);
  rooms.push(aside);
  const link = join('/var/lib/wantilan', name);
  symlinkSync(aside, link);
  links.push(link);
  return data;
}

/** The style sheet a page names, by its content, and what stands in it. */
async function styleOf(address: string): Promise<{ readonly at: string; readonly sheet: string }> {
  const at = /href="(\/aset\/gaya-[^"]+)"/.exec(await (await fetch(`${address}/masuk`)).text())?.[1] ?? '';
  return { at, sheet: await (await fetch(`${address}${at}`)).text() };
}

function begin(env: Record<string, string>, as?: Account, command?: readonly string[]): Started {
  const started = start(env, { as, command });
  running.push(started);
  return started;
}

/** Where the server of a data folder keeps its own: beside it, or as root in a place its account can enter. */
const clusterOf = (data: string, asRoot = isRoot) => join(asRoot ? (links.at(-1) ?? '') : join(data, 'database/postgresql'), 'data');

const postmasterOf = (cluster: string) => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

afterAll(async () => {
  for (const { process: child } of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await Promise.all(running.map((one) => one.ended()));
  // Only folders that `mkdtemp` made for this run are removed, and links to them.
  for (const link of links) unlinkSync(link);
  for (const made of rooms) rmSync(made, { recursive: true, force: true });
});

/** Begins to send a form and waits until the server has its head in hand; the result sends the rest and says the status. */
function beginPost(url: string, cookie: string, body: string): Promise<() => Promise<number>> {
  const headers = {
    cookie,
    expect: '100-continue',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers });
    const answered = new Promise<number>((tell, fail) => {
      sent.once('response', (answer) => tell(answer.resume().statusCode ?? 0));
      sent.once('error', fail);
    });
    answered.catch(reject);
    sent.once('continue', () =>
      resolve(() => {
        sent.end(body);
        return answered;
      }),
    );
    sent.flushHeaders();
  });
}

/** Whether an account that is nobody in particular can come to this file: every folder above it lets others through. */
function isOpenTo(file: string): boolean {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder))
    if ((statSync(folder).mode & 0o001) === 0) return false;
  return true;
}

describe('npm start', () => {
  it('opens in a locked folder with a space in its name, answers what is in hand at SIGTERM, and opens again after every kill', async () => {
    const data = isRoot ? rootsRoom() : room();
    const [port, other] = [await unusedPort(), await takePort()];
    const env = { DATA_DIR: data, PORT: String(port), PG_PORT: String(other.port) };
    const address = `http://127.0.0.1:${port}`;

    const first = begin(env);
    await first.says('Ctrl-C stops it.');
    expect(first.output()).toContain(`Wantilan is open: http://localhost:${port}`);
    expect(first.output()).toContain('wantilan-contoh-2026');
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const style = await styleOf(address);
    expect(style.sheet).toContain('--brick');
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
    const cluster = clusterOf(data);
    const postmaster = postmasterOf(cluster);
    expect(statSync(cluster).uid, 'PostgreSQL never runs as root').not.toBe(0);

    // The application dies; the database lives on and is taken over.
    first.process.kill('SIGKILL');
    await first.ended();
    const second = begin(env);
    await second.says('Ctrl-C stops it.');
    expect(postmasterOf(cluster)).toBe(postmaster);

    // Both die; what they leave behind is in nobody's way.
    second.process.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await second.ended();
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(true);
    const third = begin(env);
    await third.says('Ctrl-C stops it.');
    expect(await styleOf(address), 'a later start reads what the first one built').toEqual(style);

    const page = await fetch(`${address}/masuk`);
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    // Each at another account: guesses at one would have to wait.
    const body = (n: number) => new URLSearchParams({ _csrf: token, email: `tak-ada${n}@contoh.test`, password: 'kata sandi salah' });
    const inHand = await Promise.all(Array.from({ length: 8 }, (_, n) => beginPost(`${address}/masuk`, cookie, body(n).toString())));
    third.process.kill('SIGTERM');
    expect(await Promise.all(inHand.map((finish) => finish()))).toEqual(Array(8).fill(422));
    expect(await third.ended(), third.output()).toBe(0);
    expect(existsSync(join(cluster, 'postmaster.pid')), 'the database is stopped with it').toBe(false);
    expect(readdirSync(data)).toContain('files');
    await other.close();
  }, 240_000);

  it('shares the database of a data folder with whoever runs on it already, and the last to stop stops it', async () => {
    const data = isRoot ? rootsRoom() : room();
    const env = { DEMO: 'off', SMTP_URL: 'smtp://127.0.0.1:1', DATA_DIR: data, PG_PORT: String(await unusedPort()) };
    const ports = [await unusedPort(), await unusedPort()];
    const [first, second] = [begin({ ...env, PORT: String(ports[0]) }), begin({ ...env, PORT: String(ports[1]) })];
    await Promise.all([first.says('Ctrl-C stops it.'), second.says('Ctrl-C stops it.')]);
    const cluster = clusterOf(data);
    const postmaster = postmasterOf(cluster);
    first.process.kill('SIGTERM');
    expect(await first.ended(), first.output()).toBe(0);
    expect(postmasterOf(cluster), 'it goes on for the other').toBe(postmaster);
    expect((await fetch(`http://127.0.0.1:${ports[1]}/readyz`)).status).toBe(200);
    second.process.kill('SIGTERM');
    expect(await second.ended(), second.output()).toBe(0);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  }, 180_000);

  it('works for an unprivileged account too', async () => {
    if (!isRoot || !isOpenTo(process.execPath)) return;
    const data = room(nobody);
    const port = await unusedPort();
    const empty = { DEMO: 'off', SMTP_URL: 'smtp://127.0.0.1:1' };
    const started = begin({ ...empty, DATA_DIR: data, PORT: String(port), PG_PORT: String(await unusedPort()), TMPDIR: tmpdir() }, nobody);
    await started.says('Ctrl-C stops it.');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(statSync(clusterOf(data, false)).uid).toBe(nobody.uid);
    started.process.kill('SIGTERM');
    expect(await started.ended(), started.output()).toBe(0);
  }, 120_000);

  it('says that the port is taken, and by which setting another is chosen', async () => {
    const other = await takePort();
    const started = begin({ DATA_DIR: room(), PORT: String(other.port) });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toContain(`Port ${other.port} on 127.0.0.1 is taken`);
    expect(started.output()).toContain('PORT=');
    expect(started.output()).not.toContain('    at ');
    await other.close();
  }, 60_000);

  it('names every wrong setting at once and starts nothing', async () => {
    const data = room();
    const started = begin({ DATA_DIR: data, PORT: 'delapan', DEMO: 'ya', SECRET: 'pendek', DATABASE_URL: 'mysql://sandi@localhost/x' });
    expect(await started.ended()).toBe(1);
    for (const name of ['PORT', 'DEMO', 'SECRET', 'DATABASE_URL']) expect(started.output(), name).toContain(`${name} must be`);
    expect(started.output(), 'no password is repeated').not.toContain('sandi');
    expect(readdirSync(data)).toEqual([]);
  }, 60_000);

  it('says where it looked for a database that does not answer', async () => {
    const port = await unusedPort();
    const started = begin({
      DATA_DIR: room(),
      PORT: String(await unusedPort()),
      DATABASE_URL: `postgres://u:rahasia@127.0.0.1:${port}/hall`,
    });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toContain(`127.0.0.1:${port}/hall`);
    expect(started.output()).not.toContain('rahasia');
  }, 60_000);
});
