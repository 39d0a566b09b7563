import { newId } from '#kernel';
import { everybody, inAccount, type Row } from './rows.ts';
import type { World } from './world.ts';

/** Lists of one's own agency: its administrator, its head, and the neighbour, who is head of another; no treasurer is among them. */
const treasury: Row = { may: ['head', 'admin', 'neighbour'] };
const one = ({ ids }: World) => ({
  billId: ids.bill,
  paymentId: ids.payment,
  refundId: ids.refund,
  counterId: ids.counter,
  settlementId: ids.settlement,
  statementId: ids.statement,
  fileId: ids.partyFile,
  differenceId: ids.difference,
  nth: '1',
  account: 'rkud-kab:5103',
});
const at: Row = { may: ['head', 'admin'], at: one };
/** Only the treasurer and the cashier. */
const keeps: Row = { may: [], at: one };
/** A bank that shows no signature is told so, whoever is signed in beside it. */
const bank: Row = { may: everybody, gives: [400, 403] };

export const payments: Readonly<Record<string, Row>> = {
  'GET /tagihan': inAccount,
  'GET /tagihan/:billId': { may: ['applicant'], at: one },
  'GET /tagihan/:billId/keadaan': { may: ['applicant'], at: one },
  'POST /tagihan/:billId/kode-baru': { may: ['applicant'], at: one },
  // One's own is called off in tests/samsat.
  'POST /tagihan/:billId/batal': { may: [], at: () => ({ billId: newId() }) },
  'POST /tagihan/:billId/qris': { may: ['applicant'], at: one },
  'GET /api/v1/bills': inAccount,
  'GET /api/v1/receipts': inAccount,
  'GET /api/v1/bills/:billId': { may: ['applicant'], at: one },
  'POST /api/v1/bills/:billId/qris': { may: ['applicant'], at: one, gives: [200, 409], json: () => ({}) },
  'POST /api/v1/bills/:billId/renewal': { may: ['applicant'], at: one, json: () => ({}) },
  // One's own is called off in tests/samsat.
  'POST /api/v1/bills/:billId/call-off': { may: [], at: () => ({ billId: newId() }), json: () => ({}) },
  'GET /bendahara': treasury,
  'GET /bendahara/pembayaran.csv': treasury,
  'GET /bendahara/tagihan/:billId': at,
  'POST /bendahara/tagihan/:billId/kas': { ...keeps, form: () => ({ jumlah: '1', kuitansi: 'K-1' }) },
  'GET /bendahara/kas': treasury,
  'POST /bendahara/kas/setor': {
    may: [],
    form: ({ ids }) => ({ dinas: ids.agency, sampai: '2026-03-02', bukti: 'STS-1', setoran: '1' }),
  },
  'POST /bendahara/kas/:counterId': { may: ['head'], at: one, gives: [303], form: () => ({ putusan: 'tolak' }) },
  'GET /bendahara/pembayaran/:paymentId': at,
  'POST /bendahara/pembayaran/:paymentId/pasang': { ...keeps, form: () => ({ kode: '1' }) },
  'POST /bendahara/pembayaran/:paymentId/pegang': { ...keeps, form: () => ({ oleh: 'saya' }) },
  'POST /bendahara/pembayaran/:paymentId/kembalikan': { ...keeps, form: () => ({ alasan: 'x', tujuan: 'y' }) },
  'GET /bendahara/titipan': treasury,
  'GET /bendahara/pengembalian': treasury,
  'POST /bendahara/pengembalian/:refundId/putuskan': { may: ['head'], at: one, gives: [303], form: () => ({ putusan: 'tolak' }) },
  'POST /bendahara/pengembalian/:refundId/terkirim': { ...keeps, form: () => ({ transfer: 'T-1' }) },
  'POST /bendahara/pengembalian/:refundId/tujuan': keeps,
  'GET /bendahara/setoran': treasury,
  'POST /bendahara/setoran': { may: [] },
  'GET /bendahara/setoran/:settlementId': at,
  'POST /bendahara/setoran/:settlementId/:nth': { ...keeps, form: () => ({ catatan: 'x' }) },
  'GET /bendahara/pihak': treasury,
  'GET /bendahara/pihak/selisih.csv': treasury,
  'POST /bendahara/pihak': { may: [] },
  'GET /bendahara/pihak/berkas/:fileId': at,
  'POST /bendahara/pihak/berkas/:fileId/kolom': { ...keeps, form: () => ({ key: '0', amount: '1' }) },
  'POST /bendahara/pihak/berkas/:fileId/ambil': keeps,
  'POST /bendahara/pihak/selisih/:differenceId': { ...keeps, form: () => ({ perbuatan: 'pegang' }) },
  'GET /bendahara/rekening-koran': treasury,
  'GET /bendahara/rekening-koran/:statementId': at,
  'GET /bendahara/rekening-koran/:statementId/rekening-koran.pdf': at,
  'GET /bendahara/rekening-koran/:statementId/rekening-koran.csv': at,
  'GET /bendahara/buku': treasury,
  'GET /bendahara/buku/:account': { ...treasury, at: one },
  'GET /bendahara/buku/:account/laporan.csv': { ...treasury, at: one },
  'POST /snap/v1.0/access-token/b2b': bank,
  'POST /snap/v1.0/transfer-va/inquiry': bank,
  'POST /snap/v1.0/transfer-va/payment': bank,
  'POST /snap/v1.0/transfer-va/status': bank,
  'POST /snap/v1.0/transfer-va/report': bank,
  'GET /snap/v1.0/transfer-va/report': bank,
  'POST /snap/v1.0/qr/qr-mpm-notify': bank,
};
