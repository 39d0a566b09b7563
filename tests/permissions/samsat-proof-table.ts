import { newId } from '#kernel';
import { inAccount, open, type Row } from './rows.ts';

/** Proofs of nobody in this house, and the work list of an office nobody here works at: walked through in tests/samsat. */
const nothing: Row = {
  may: [],
  at: () => ({ proofId: newId(), runId: newId() }),
  form: () => ({ ke: 'PRINTED', cara: 'pick-up', keluhan: 'x' }),
};

export const samsatProofs: Readonly<Record<string, Row>> = {
  'GET /samsat/periksa': open,
  'GET /samsat/kunci-pengesahan': open,
  'GET /samsat/bukti': inAccount,
  ...Object.fromEntries(
    [
      'GET /samsat/bukti/:proofId',
      'GET /samsat/bukti/:proofId/simpan',
      'POST /samsat/bukti/:proofId/terima',
      'POST /samsat/bukti/:proofId/keluhan',
      'POST /samsat/bukti/:proofId/pengiriman',
      'GET /samsat/pengiriman',
      'GET /samsat/pengiriman/ekspor',
      'POST /samsat/pengiriman/:proofId',
      'GET /samsat/cetakan',
      'POST /samsat/cetakan',
      'GET /samsat/cetakan/:runId/pdf',
      'POST /samsat/stiker',
      'POST /samsat/stiker/rusak',
      'GET /samsat/stiker/ekspor',
    ].map((route) => [route, nothing]),
  ),
};
