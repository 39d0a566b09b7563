import { transaction, type Tx } from '#db';
import { formatDateTime } from '#i18n';
import { keepPdf, officeTemplate, qrSvg } from '#platform/documents';
import { getPersonById } from '#platform/identity';
import { handle, type JobHandler } from '#platform/jobs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTER_RECORD, findRecord } from '../domain/state.ts';
import { makeReceipt } from '../jobs.ts';
import { casePaths } from '../paths.ts';
import { agencyOf, rulesOf } from '../store/reference.ts';
import { trackingSecret } from '../store/secrets.ts';
import { type CaseRow, findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

const receipt = officeTemplate('receipt', readFileSync(join(import.meta.dirname, '../templates/receipt.typ'), 'utf8'));

/** The job that draws the receipt of a new case, with what it is tracked by. Done twice, the first one stays. */
export function receiptHandler(deps: CasesDeps): JobHandler {
  return handle(makeReceipt, ({ caseId }) => transaction(deps.db, (tx) => draw(tx, deps, caseId)));
}

/** Who sent it for the applicant, by name; null where they sent it themselves. */
async function standInOf(tx: Tx, { state }: CaseRow): Promise<string | null> {
  const [first] = state.representatives;
  return first === undefined ? null : (await getPersonById(tx, first.personId)).name;
}

/** What whoever has no account should do before it is done, for receipts of the counter. */
async function beforehandOf(tx: Tx, { registry, publicUrl }: CasesDeps, { service, state, applicantPersonId }: CaseRow) {
  if (!findRecord(state, COUNTER_RECORD) || (await getPersonById(tx, applicantPersonId)).userId !== null) return [];
  const { beforehand = [] } = registry.get(service);
  return beforehand.map(({ title, lead, href }) => ({ title: title('id'), lead: lead('id'), address: publicUrl + href }));
}

async function draw(tx: Tx, deps: CasesDeps, caseId: string): Promise<void> {
  const row = await findCase(tx, { id: caseId });
  if (!row || row.receiptFileId !== null) return;
  const service = deps.registry.get(row.service);
  const { name, government, address } = await agencyOf(tx, deps, row.agencyId);
  const rules = await rulesOf(tx, deps, row.state.rules);
  const tracking = deps.publicUrl + casePaths.track({}, { nomor: row.number });
  const file = await keepPdf(tx, deps.documents, {
    template: service.receipt ?? receipt,
    name: `Tanda terima ${row.number}`,
    // Not the case's but the applicant's: it holds the secret.
    caseId: null,
    ownerPersonId: row.applicantPersonId,
    data: {
      agency: { name, government, address },
      service: service.title('id'),
      number: row.number,
      received: formatDateTime(row.submittedAt, 'id'),
      applicant: row.applicantName,
      place: row.place,
      by: await standInOf(tx, row),
      counter: findRecord(row.state, COUNTER_RECORD)?.actor.name ?? null,
      beforehand: await beforehandOf(tx, deps, row),
      files: Object.values(row.state.files).flat().length,
      days: rules.value(service.clocks.service),
      tracking: { secret: trackingSecret(deps.secret, caseId), address: deps.publicUrl + casePaths.track(), qr: qrSvg(tracking) },
    },
  });
  await tx
    .updateTable('cases.case')
    .set({ receipt_file_id: file.id })
    .where('id', '=', caseId)
    .where('receipt_file_id', 'is', null)
    .execute();
}
