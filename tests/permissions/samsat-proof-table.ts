import { newId } from '#kernel';
import { inAccount, open, type Row } from './rows.ts';

/** Proofs of nobody in this house, and the work list of an office nobody here works at: walked through in tests/samsat. */
const nothing: Row = {
  may: [],
  at: () => ({ proofId: newId(), runId: newId() }),
  form: () => ({ ke: 'PRINTED', cara: 'pick-up', keluhan: 'x' }),
  json: () => ({ way: 'pick-up', words: 'x' }),
};

export const samsatProofs: Readonly<Record<string, Row>> = {
  'GET /samsat/periksa': open,
  'GET /samsat/kunci-pengesahan': open,
  'GET /samsat/bukti': inAccount,
  'GET /api/v1/vehicle-proofs': inAccount,
  'POST /api/v1/vehicle-proofs/check': { ...open, json: () => ({ proof: 'AAAA2222' }) },
  ...Object.fromEntries(
    [
      'GET /samsat/bukti/:proofId',
      'GET /samsat/bukti/:proofId/simpan',
      'GET /samsat/bukti/:proofId/tbpkp',
      'GET /api/v1/vehicle-proofs/:proofId/tbpkp',
      'POST /samsat/bukti/:proofId/terima',
      'POST /samsat/bukti/:proofId/keluhan',
      'POST /samsat/bukti/:proofId/pengiriman',
      'GET /api/v1/vehicle-proofs/:proofId',
      'GET /api/v1/vehicle-proofs/:proofId/pdf',
      'POST /api/v1/vehicle-proofs/:proofId/receipt',
      'POST /api/v1/vehicle-proofs/:proofId/complaint',
      'PUT /api/v1/vehicle-proofs/:proofId/delivery',
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
