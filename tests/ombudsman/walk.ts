import { DEMO_PASSPHRASE, ombudsmanOf, type OmbudsmanCast } from '#demo';
import type { Clock } from '#kernel';
import { type TestApp, textOf, type Visitor } from '#support';
import { ombudsmanPeople, type OmbudsmanPersonKey } from '../../demo/ombudsman/people.ts';
import { sendForm } from '../samsat/world.ts';

export type Answers = Readonly<Record<string, string>>;

/** Somebody at a browser who writes page by page and sends; returns the receipt as it was shown. */
export async function sendByPages(
  visitor: Visitor,
  kind: 'laporan' | 'konsultasi' | 'informasi',
  pages: Readonly<Record<string, Answers>>,
  files: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[] = [],
  last: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<{ readonly code: string; readonly number: string }> {
  await visitor.get('/ombudsman/baru');
  await visitor.follow(await visitor.post('/ombudsman/baru', { jenis: kind }));
  for (const [page, answers] of Object.entries(pages)) await visitor.follow(await visitor.post(`/ombudsman/konsep/${page}`, answers));
  for (const file of files) await visitor.follow(await sendForm(visitor, '/ombudsman/konsep/berkas', {}, { field: 'berkas', ...file }));
  const receipt = await visitor.follow(await visitor.post('/ombudsman/konsep/kirim', last));
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(textOf(receipt.body))?.[0];
  const number = /(LM|KO|IN)-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(textOf(receipt.body))?.[0];
  if (!code || !number) throw new Error(`no receipt: ${textOf(receipt.body).slice(0, 400)}`);
  return { code, number };
}

/** An officer of the demonstration at a browser, with the key open. */
export async function atDesk(app: TestApp<Clock>, who: OmbudsmanPersonKey): Promise<Visitor> {
  const visitor = await app.signedIn(ombudsmanPeople[who].email);
  await visitor.get('/ombudsman/kunci');
  const opened = await visitor.post('/ombudsman/kunci/buka', { sandi: DEMO_PASSPHRASE });
  if (opened.statusCode !== 303) throw new Error(`not opened: ${textOf(opened.body).slice(0, 300)}`);
  return visitor;
}

export const officeOf = (app: TestApp<Clock>): Promise<OmbudsmanCast> => ombudsmanOf(app.deps);

/** The address of a matter in the queue of somebody, by its number. */
export async function addressOf(officer: Visitor, number: string): Promise<string> {
  const found = await officer.post('/ombudsman/meja', { q: number });
  const address = /\/ombudsman\/meja\/[0-9a-f-]{36}/.exec(found.body)?.[0];
  if (!address) throw new Error(`not in the queue: ${textOf(found.body).slice(0, 300)}`);
  return address;
}

/** The version a form on a matter's page carries. */
export const versionIn = (body: string): string => /name="versi" value="(\d+)"/.exec(body)?.[1] ?? '';

/** The page of a matter, with what came for it taken in. */
export async function takenIn(officer: Visitor, at: string): ReturnType<Visitor['get']> {
  const page = await officer.get(at);
  if (!page.body.includes(`action="${at}/masuk"`)) return page;
  await officer.post(`${at}/masuk`);
  return officer.get(at);
}
