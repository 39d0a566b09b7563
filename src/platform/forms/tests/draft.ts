import type { Visitor } from '#support';
import sharp from 'sharp';
import { type Hall, sendFiles } from './start-hall.ts';

export const applicant = { name: 'Ni Luh Sari', nik: '5103014101900001', email: 'sari@contoh.id', born: '1-1-1990', minor: 'no' };
export const wishes = { branch: 'canggu', genres: ['novels', 'science'], books: '2', delivery: 'no' };

/** A small photo, as a phone sends it. */
export function takePhoto(): Promise<Buffer> {
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a2371f' } });
  return picture.jpeg().toBuffer();
}

/** Begins an application; returns the address of its draft. */
export async function begin(who: Visitor): Promise<string> {
  const page = await who.get('/ajukan/library-card');
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1];
  const started = await who.post('/ajukan/library-card', { draft: value('draft'), agency: value('agency') });
  return String(started.headers.location);
}

/** Answers everything and hands in the one file that is asked for. */
export async function fill(visitor: Visitor, draft: string, photo: Buffer): Promise<void> {
  await visitor.post(`${draft}/isi/applicant`, applicant);
  await visitor.post(`${draft}/isi/readers/baru`, { name: 'Made', relation: 'child', _mark: '' });
  await visitor.post(`${draft}/isi/wishes`, wishes);
  await visitor.post(`${draft}/isi/truth`, { sworn: 'yes' });
  await sendFiles(visitor, `${draft}/berkas`, [], [{ field: 'identity-card', name: 'ktp.jpg', content: photo }]);
}

export function idOf(draft: string): string {
  return draft.split('/')[2] ?? '';
}

export function markIn(body: string): string {
  return /name="_mark" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

export async function answersIn(hall: Hall, draft: string): Promise<unknown> {
  return (await hall.db.selectFrom('forms.draft').select('answers').where('id', '=', idOf(draft)).executeTakeFirstOrThrow()).answers;
}

export async function filesIn(hall: Hall, draft: string): Promise<Record<string, string[]>> {
  const row = await hall.db.selectFrom('forms.draft').select('files').where('id', '=', idOf(draft)).executeTakeFirstOrThrow();
  return row.files as Record<string, string[]>;
}

export async function entriesIn(hall: Hall, draft: string): Promise<unknown> {
  return ((await answersIn(hall, draft)) as { readers?: unknown }).readers;
}
