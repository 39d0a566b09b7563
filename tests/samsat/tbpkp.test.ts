import { verifyPdf } from '#platform/documents';
import { textOf, textOfPdf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
let proofId: string;
let billId: string;

beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
  const made = await world.putu.post(`/samsat/kendaraan/${world.samsat.holdings['DK1945PAM']}/bayar`);
  billId = String(made.headers.location).split('?')[0]?.slice(-36) ?? '';
  const { code } = await db().selectFrom('payments.bill').select('code').where('id', '=', billId).executeTakeFirstOrThrow();
  const bank = world.app.visitor();
  const asked = await bank.post('/demo/bank/3/va', { nomor: code });
  await bank.post(String(asked.headers.location), { pin: '123456', ulah: 'duplicate' });
  await world.app.runJobs();
  ({ id: proofId } = await db().selectFrom('samsat.proof').select('id').where('bill_id', '=', billId).executeTakeFirstOrThrow());
});
afterAll(() => world?.close());

const db = () => world.app.db;
const at = () => `/samsat/bukti/${proofId}/tbpkp`;

describe('an e-TBPKP', () => {
  it('is made once a payment came, sealed by the office, with every sum of the bill and no NIK', async () => {
    expect(await db().selectFrom('samsat.tbpkp').select('number').execute(), 'once').toEqual([{ number: 'TBPKP/2026/0000001' }]);
    expect((await world.putu.get(`/samsat/bukti/${proofId}`)).body).toContain(`href="${at()}"`);
    const pdf = await world.putu.get(at());
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { text } = await textOfPdf(pdf.rawPayload);
    const { total } = await db().selectFrom('payments.bill').select('total').where('id', '=', billId).executeTakeFirstOrThrow();
    expect(text).toMatch(/PUTU AYU MAHARANI/);
    expect(text).toContain(total.toLocaleString('id-ID'));
    expect(text).toContain('SWDKLLJ');
    expect(text).not.toMatch(/5103064711829903|MHCONTOH/);
    expect(pdf.rawPayload.toString('latin1'), 'PDF/A').toMatch(/pdfaid:part/);
    expect(await verifyPdf(world.app.deps.documents, pdf.rawPayload)).toMatchObject({ verdict: 'genuine' });
  });

  it('has rows that add up to the bill, whatever is on it', async () => {
    const lines = await db().selectFrom('payments.bill_line').select('amount').where('bill_id', '=', billId).execute();
    const { text } = await textOfPdf((await world.putu.get(at())).rawPayload);
    const sum = lines.reduce((all, { amount }) => all + amount, 0);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`Jumlah Rp ${sum.toLocaleString('id-ID')}`);
  });

  it('is printed for the post with the same number, sums and day as the signed one', async () => {
    await world.putu.post(`/samsat/bukti/${proofId}/pengiriman`, { cara: 'pick-up', alamat: '' });
    await world.clerk.post('/samsat/stiker', { seri: 'EF', dari: '1', sampai: '3' });
    await world.clerk.post('/samsat/cetakan');
    const { id } = await db().selectFrom('samsat.print_run').select('id').executeTakeFirstOrThrow();
    const paper = async (address: string, who = world.putu) =>
      (await textOfPdf((await who.get(address)).rawPayload)).text.replaceAll(/\s+/g, ' ');
    const [printed, signed] = [await paper(`/samsat/cetakan/${id}/pdf`, world.clerk), await paper(at())];
    for (const part of [/TBPKP\/2026\/0000001/, /Pajak lunas sampai : \d+ \w+ 20\d\d/, /PKB [\d. ]+(?= Opsen)/, /Jumlah Rp [\d.]+/]) {
      const [found] = part.exec(signed) ?? [];
      expect(found, String(part)).toBeDefined();
      expect(printed).toContain(found);
    }
  });

  it('is nobody else’s, on the page and through the API', async () => {
    expect((await world.niluh.get(at())).statusCode).toBe(404);
    expect((await world.niluh.get(`/api/v1/vehicle-proofs/${proofId}/tbpkp`)).statusCode).toBe(404);
    expect((await world.putu.get(`/api/v1/vehicle-proofs/${proofId}/tbpkp`)).statusCode).toBe(200);
    const proof = JSON.parse((await world.putu.get(`/api/v1/vehicle-proofs/${proofId}`)).body) as { tbpkp: string };
    expect(proof.tbpkp).toBe('TBPKP/2026/0000001');
  });

  it('given back, holds no more, and whoever checks it is told', async () => {
    const [treasurer, head] = await Promise.all(
      ['bendahara.samsat@contoh.test', 'kepala.samsat@contoh.test'].map((who) => world.app.signedIn(who)),
    );
    const { id } = await db().selectFrom('payments.payment').select('id').where('bill_id', '=', billId).executeTakeFirstOrThrow();
    await treasurer?.post(`/bendahara/pembayaran/${id}/kembalikan`, { alasan: 'Uji', tujuan: 'Bank Contoh 1' });
    const refund = await db().selectFrom('payments.refund').select('id').executeTakeFirstOrThrow();
    await head?.post(`/bendahara/pengembalian/${refund.id}/putuskan`, { putusan: 'setuju' });
    await world.app.runJobs();
    expect((await world.putu.get(at())).statusCode).toBe(404);
    const paper = await db()
      .selectFrom('documents.document')
      .select(['state', 'verification_code as code'])
      .where('kind', '=', 'e-tbpkp')
      .executeTakeFirstOrThrow();
    expect(paper.state).toBe('revoked');
    expect(textOf((await world.app.visitor().get(`/verifikasi/${paper.code}`)).body)).toMatch(/dicabut/i);
  });
});
