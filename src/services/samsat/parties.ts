import type { Db, Tx } from '#db';
import { said } from '#i18n';
import { creditsOf, type Party } from '#platform/payments';
import { samsatAgency } from './agency.ts';

const plate = ['nopol', 'nomor polisi', 'no polisi', 'nrkb', 'nomor kendaraan'];
const code = ['kode bayar', 'kode billing', 'nomor bayar', 'no bayar', 'kode pembayaran'];
const sum = ['jumlah', 'jumlah bayar', 'total', 'nilai', 'rupiah', 'nominal'];
const money = { key: code, amount: sum, object: plate };
const ofMoney = said(
  'CSV dengan kode bayar, jumlah dan, bila ada, nomor polisi; satu baris setiap kode bayar.',
  'A CSV with payment code, sum and, where there is one, the plate; one line for each payment code.',
);
const { key: agencyKey } = samsatAgency;

/** Whoever keeps books of vehicle tax beside ours, and what of ours each must have of a day. */
export const samsatParties: readonly Party[] = [
  {
    key: 'bapenda',
    title: said('Bapenda dan RKUD (PKB, opsen)', 'Bapenda and RKUD (PKB, opsen)'),
    hint: ofMoney,
    agencyKey,
    columns: money,
    expected: creditsOf(['rkud-prov', 'rkud-kab']),
  },
  {
    key: 'jasa-raharja',
    title: said('Jasa Raharja (SWDKLLJ)', 'Jasa Raharja (SWDKLLJ)'),
    hint: ofMoney,
    agencyKey,
    columns: money,
    expected: creditsOf(['jasa-raharja']),
  },
  {
    key: 'kas-negara',
    title: said('Kas negara (PNBP)', 'State treasury (PNBP)'),
    hint: ofMoney,
    agencyKey,
    columns: { ...money, key: [...code, 'ntpn'] },
    expected: creditsOf(['kas-negara-pnbp']),
  },
  {
    key: 'polisi',
    title: said('Polri (pengesahan STNK)', 'Police (endorsements of STNK)'),
    hint: said(
      'CSV pengesahan sehari: nomor polisi dan, bila ada, kode e-pengesahan.',
      'A CSV of a day’s endorsements: the plate and, where there is one, the code of the e-pengesahan.',
    ),
    agencyKey,
    columns: { key: plate, object: ['kode', 'kode pengesahan', 'kode e pengesahan'] },
    expected: proofsOn,
  },
  {
    key: 'pos',
    title: said('Pos (kiriman TBPKP)', 'Post (letters with TBPKP)'),
    hint: said(
      'CSV kiriman sehari: nomor resi dan, bila ada, nomor polisi.',
      'A CSV of a day’s letters: tracking number and, where there is one, the plate.',
    ),
    agencyKey,
    columns: { key: ['resi', 'nomor resi', 'no resi', 'barcode', 'kode kiriman'], object: plate },
    expected: lettersOn,
  },
];

/** Endorsements of a day that hold: proofs, each by its plate. */
async function proofsOn(db: Db | Tx, { agencyId, day }: { readonly agencyId: string; readonly day: string }) {
  const rows = await db
    .selectFrom('samsat.proof')
    .select(['nrkb as key', 'code as object'])
    .where('agency_id', '=', agencyId)
    .where('issued_on', '=', day)
    .where('state', '<>', 'revoked')
    .orderBy('issued_at')
    .execute();
  return rows.map((row) => ({ ...row, amount: null }));
}

/** Letters handed to the post on a day of the office, each by its tracking number. */
async function lettersOn(db: Db | Tx, { agencyId, day }: { readonly agencyId: string; readonly day: string }) {
  const from = new Date(`${day}T00:00:00+08:00`);
  const rows = await db
    .selectFrom('samsat.delivery_step as s')
    .innerJoin('samsat.proof as p', 'p.id', 's.proof_id')
    .select(['s.tracking_no as key', 'p.nrkb as object'])
    .distinct()
    .where('p.agency_id', '=', agencyId)
    .where('s.state', '=', 'HANDED_TO_POS')
    .where('s.at', '>=', from)
    .where('s.at', '<', new Date(from.getTime() + 86_400_000))
    .where('s.tracking_no', '<>', '')
    .execute();
  return rows.map((row) => ({ ...row, amount: null }));
}
