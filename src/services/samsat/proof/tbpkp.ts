import { type Db, transaction, type Tx } from '#db';
import { formatDate, formatNumber, formatRupiah, rupiahInWords } from '#i18n';
import { AppError, type Clock } from '#kernel';
import { getAgency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { type DocumentsDeps, issueDocument, officeTemplate, revokeDocument, takeNumber } from '#platform/documents';
import { bindFiles, type FileFacts, getFile } from '#platform/files';
import { defineJob, handle, type JobHandler } from '#platform/jobs';
import { type BillLine, getBill } from '#platform/payments';
import { Type } from 'typebox';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf } from '../domain/assess/words.ts';
import type { LineCode } from '../domain/line.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { tailOf } from '../domain/registered.ts';
import { texts as common } from '../messages/index.ts';
import { getVehicle, secretsOf } from '../vehicles/store.ts';
import { proofActor } from './issue.ts';
import { lockProof, ownProof } from './store.ts';

/** Makes the e-TBPKP of a proof. */
export const makeTbpkp = defineJob('samsat.tbpkp', Type.Object({ proofId: Type.String(), paidUntil: Type.String() }));

const template = officeTemplate('e-tbpkp', readFileSync(join(import.meta.dirname, 'tbpkp.typ'), 'utf8'));

interface Making {
  readonly db: Db;
  readonly clock: Clock;
  readonly documents: DocumentsDeps;
}

export function tbpkpHandler(deps: Making): JobHandler {
  return handle(makeTbpkp, ({ proofId, paidUntil }) => transaction(deps.db, (tx) => issueTbpkp(tx, deps, { proofId, paidUntil })));
}

/** What is paid in one row of the letter: the principal, and what is added since it was late. */
const parts: readonly { readonly name: LineCode; readonly principal: readonly LineCode[]; readonly sanction: readonly LineCode[] }[] = [
  { name: 'pkb', principal: ['pkb'], sanction: ['pkb-sanksi'] },
  { name: 'opsen-pkb', principal: ['opsen-pkb'], sanction: ['opsen-pkb-sanksi'] },
  { name: 'swdkllj', principal: ['swdkllj', 'swdkllj-kartu'], sanction: ['swdkllj-denda'] },
  { name: 'pnbp-pengesahan', principal: ['pnbp-pengesahan'], sanction: [] },
];

/** Rows of the letter in words and figures; years of arrears are summed. Every line of the bill stands in one of them. */
export function tbpkpRows(lines: readonly Pick<BillLine, 'code' | 'amount'>[]): readonly (readonly [string, string, string, string])[] {
  const sumOf = (codes: readonly LineCode[]) =>
    lines
      .filter(({ code }) => codes.some((one) => code === one || code.startsWith(`${one}:`)))
      .reduce((sum, { amount }) => sum + amount, 0);
  const shown = (sum: number) => formatNumber(sum, 'id');
  return parts.map(({ name, principal, sanction }) => {
    const [owed, added] = [sumOf(principal), sumOf(sanction)];
    return [nameOf(name).id, shown(owed), shown(added), shown(owed + added)] as const;
  });
}

/**
 * Issues the e-TBPKP of a proof, numbered and sealed by its office, for whoever holds it; nothing where there is one, or the
 * proof was revoked meanwhile. It names the owner as the register does on that day, the chassis by its end, and no NIK.
 */
async function issueTbpkp(
  tx: Tx,
  { clock, documents }: Omit<Making, 'db'>,
  { proofId, paidUntil }: { readonly proofId: string; readonly paidUntil: string },
): Promise<void> {
  const proof = await lockProof(tx, proofId);
  if (proof.state === 'revoked' || (await findTbpkp(tx, proofId))) return;
  const at = clock.now();
  const [agency, vehicle, { ownerName, chassis }, bill] = await Promise.all([
    getAgency(tx, proof.agencyId),
    getVehicle(tx, proof.vehicleId),
    secretsOf(tx, proof.vehicleId),
    getBill(tx, proof.billId, at),
  ]);
  const year = Number(proof.issuedOn.slice(0, 4));
  const nth = await takeNumber(tx, { agencyId: agency.id, series: 'tbpkp', year });
  const number = `TBPKP/${year}/${String(nth).padStart(7, '0')}`;
  const nrkb = showNrkb(proof.nrkb);
  const m = common('id');
  const issued = await issueDocument(tx, documents, {
    agency,
    caseId: null,
    kind: 'e-tbpkp',
    title: { id: 'e-TBPKP pajak kendaraan', en: 'Vehicle tax payment (e-TBPKP)' },
    number,
    // Whoever checks it sees which vehicle it is of; whose that is stands in the paper alone.
    holderName: nrkb,
    template,
    data: {
      nrkb,
      facts: [
        { label: 'Pemilik', value: ownerName },
        {
          label: 'Kendaraan',
          value: [m.kinds[proof.kind], vehicle.brand, vehicle.model, String(vehicle.builtIn)].filter(Boolean).join(', '),
        },
        { label: 'Nomor rangka', value: `…${tailOf(chassis)}` },
        { label: 'Dibayar', value: `${formatDate(proof.issuedOn, 'id')}, kode bayar ${bill.code}` },
        { label: 'Pajak lunas sampai', value: formatDate(paidUntil, 'id') },
        { label: 'Kode e-pengesahan', value: `${proof.code.slice(0, 4)} ${proof.code.slice(4)}` },
      ],
      rows: tbpkpRows(bill.lines),
      total: formatRupiah(bill.total, 'id'),
      words: rupiahInWords(bill.total),
    },
    // Nobody decides on it: the office seals what its books say.
    signer: { name: agency.name, office: 'Segel elektronik', employeeNo: null },
    on: proof.issuedOn,
    ownerPersonId: proof.holderId,
  });
  await bindFiles(tx, [issued.fileId], [proof.holderId], proofId);
  const { documentId, fileId } = issued;
  await tx
    .insertInto('samsat.tbpkp')
    .values({ proof_id: proofId, number, document_id: documentId, file_id: fileId, issued_at: at })
    .execute();
  const subject = { type: 'vehicle-proof', id: proofId } as const;
  await appendAudit(tx, { actor: proofActor, action: 'samsat.issue-tbpkp', subject, detail: { number }, at });
}

/** The e-TBPKP of a proof; undefined where it is still to be made. */
export function findTbpkp(db: Db | Tx, proofId: string) {
  return db
    .selectFrom('samsat.tbpkp')
    .select(['number', 'file_id as fileId', 'document_id as documentId'])
    .where('proof_id', '=', proofId)
    .executeTakeFirst();
}

/** The paper of one's own proof that holds; throws NOT_FOUND for anybody else's, a revoked one, and one still to be made. */
export async function ownTbpkp(db: Db, personId: string, proofId: string): Promise<FileFacts> {
  const proof = await ownProof(db, personId, proofId);
  const made = proof.state === 'revoked' ? undefined : await findTbpkp(db, proofId);
  if (!made) throw new AppError('NOT_FOUND', { proof: proofId });
  return getFile(db, made.fileId);
}

/** Whoever checks it is told from now on that it no longer holds. */
export async function revokeTbpkp(tx: Tx, proofId: string, at: Date): Promise<void> {
  const made = await findTbpkp(tx, proofId);
  if (made) await revokeDocument(tx, { documentId: made.documentId, reason: 'Uang dikembalikan', at });
}
