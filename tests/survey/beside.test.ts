import { ombudsmanOf } from '#demo';
import { elementKeys } from '#platform/survey';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatWorld, chatIn, openChatWorld, saidTo } from '../ombudsman/chat-world.ts';
import { lookIn } from '../ombudsman/look.ts';
import { addressOf, atDesk, sendByPages, versionIn } from '../ombudsman/walk.ts';
import { sendForm } from '../samsat/world.ts';

const fours = Object.fromEntries(elementKeys.map((key) => [key, '4']));
const LINK = /\/survei\/[\w-]{32}/;

let world: ChatWorld;
let intake: Visitor;
beforeAll(async () => {
  world = await openChatWorld();
  await ombudsmanOf(world.app.deps);
  intake = await atDesk(world.app, 'intake');
}, 400_000);
afterAll(() => world?.close());

const invitations = () => world.app.db.selectFrom('survey.invitation').selectAll().where('service', '=', 'ombudsman').execute();
const step = async (at: string, langkah: string, more: Readonly<Record<string, string>> = {}) => {
  const versi = versionIn((await intake.get(at)).body);
  expect((await intake.post(`${at}/langkah`, { langkah, versi, ...more })).statusCode).toBe(303);
};
const answeredBy = async (link: string) => {
  const visitor = world.app.visitor();
  expect(textOf((await visitor.get(link)).body), 'it is called by its name').toContain('Ombudsman');
  return (await visitor.post(link, fours)).statusCode;
};

describe('a matter of the Ombudsman that ended', () => {
  it('asks its reporter once, by a link that only the matter’s own page holds, and says neither who nor which', async () => {
    const reporter = world.app.visitor();
    const { code, number } = await sendByPages(reporter, 'konsultasi', {
      cerita: { title: 'Bertanya tentang karcis', story: 'Apakah wajib diberi karcis?' },
      diri: { secret: 'open' },
    });
    await reporter.post('/ombudsman/tanda-terima', { kode: code });
    const at = await addressOf(intake, number);
    await step(at, 'answer', { jawaban: 'Wajib.' });
    expect(await invitations(), 'not before the end').toEqual([]);
    await reporter.post('/ombudsman/laporan-saya/langkah', { langkah: 'finish' });
    const page = (await reporter.get('/ombudsman/laporan-saya')).body;
    const link = LINK.exec(page)?.[0] ?? '';
    const made = await invitations();
    expect(made).toHaveLength(1);
    expect(lookIn(JSON.stringify(made), [at.slice(-36), number, code])).toEqual([]);
    expect((await intake.get(at)).body, 'the office does not see it').not.toMatch(LINK);
    expect([await answeredBy(link), await answeredBy(link).catch(() => 409)]).toEqual([303, 409]);
  });

  it('asks by WhatsApp whoever wrote by it, and not whoever withdrew or gave a tip', async () => {
    const { meta } = world;
    meta.write(meta.person({ phone: '6281299955511', name: 'Penanya Contoh' }), { text: 'Bolehkah saya bertanya, kata kemuning?' });
    await meta.quiet();
    const surat = (await chatIn(intake, 'Penanya Contoh')).slice(-36);
    await sendForm(intake, '/ombudsman/catat', {
      surat,
      jenis: 'konsultasi',
      title: 'Pertanyaan kemuning',
      story: 'Bolehkah?',
      secret: 'secret',
    });
    const at = await addressOf(intake, 'Pertanyaan kemuning');
    const before = (await invitations()).length;
    await step(at, 'answer', { jawaban: 'Boleh, kata bungur.' });
    expect(saidTo(meta, '6281299955511').join()).not.toMatch(LINK);
    await step(at, 'finish');
    await meta.quiet();
    const said = saidTo(meta, '6281299955511').at(-1) ?? '';
    expect(said).not.toContain('bungur');
    expect((await invitations()).length - before).toBe(1);
    expect(await answeredBy(LINK.exec(said)?.[0] ?? '')).toBe(303);
    const tipper = world.app.visitor();
    const tip = await sendByPages(tipper, 'informasi', { cerita: { title: 'Kabar loket malam', story: 'Loket tutup.' } });
    await step(await addressOf(intake, tip.number), 'note-tip', { catatan: 'Dicatat.' });
    expect((await invitations()).length - before).toBe(1);
  });

  it('is among the public figures of the office, hidden while it is small', async () => {
    const page = await world.app.visitor().get('/kinerja/instansi/ombudsman-bali');
    expect(page.statusCode).toBe(200);
    expect(textOf(page.body)).toContain('Ombudsman');
    const open = await world.app.visitor().get('/data/kinerja.csv');
    expect(open.body).toMatch(/ombudsman-bali,ombudsman,survey,index,,false/);
  });
});
