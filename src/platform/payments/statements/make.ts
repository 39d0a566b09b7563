import { type Db, transaction, type Tx } from '#db';
import { formatDate, formatNumber, formatRupiah, formatTime } from '#i18n';
import { newId } from '#kernel';
import { getAgency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { type DocumentsDeps, issueDocument, officeTemplate, takeNumber } from '#platform/documents';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { firstDays, isBeneficiary, lastClosedDay } from '#platform/ledger';
import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaymentsDeps } from '../deps.ts';
import { texts } from '../desk/messages/index.ts';
import { beneficiaryName } from '../beneficiary.ts';
import { makeStatement } from '../jobs.ts';
import { channelName, digestOf, statementCsv } from './csv.ts';
import { readStatement, type StatementContent, type StatementOf } from './read.ts';

const template = officeTemplate('rekening-koran', readFileSync(join(import.meta.dirname, 'statement.typ'), 'utf8'));

/** Lines that are printed; a longer day is whole in the CSV, whose digest is signed with the paper. */
const MOST_PRINTED = 2000;

/** Makes the statement of a beneficiary for a closed day, signed and numbered; made once, it does nothing more. */
export function statementHandler(deps: PaymentsDeps): JobHandler {
  return handle(makeStatement, (of) => transaction(deps.db, (tx) => enterStatement(tx, deps, of)));
}

/** Makes a statement in the caller's transaction. Throws where the day is not closed: what may still change is not signed. */
export async function enterStatement(
  tx: Tx,
  { clock, documents }: Pick<PaymentsDeps, 'clock' | 'documents'>,
  of: StatementOf,
): Promise<void> {
  const { agencyId, account, day } = of;
  const closed = await lastClosedDay(tx);
  if (closed === null || day > closed) throw new Error(`${day} is not closed`);
  // One after the other for each beneficiary: two at once would take two numbers.
  await tx.executeQuery(sql`select pg_advisory_xact_lock(hashtext('payments.statement'), hashtext(${agencyId + account}))`.compile(tx));
  const made = await tx
    .selectFrom('payments.statement')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('account', '=', account)
    .where('day', '=', day)
    .executeTakeFirst();
  if (made) return;
  const content = await readStatement(tx, of);
  const digest = digestOf(await statementCsv(of, content));
  const year = Number(day.slice(0, 4));
  const nth = await takeNumber(tx, { agencyId, series: 'rekening-koran', year });
  const number = `RK/${year}/${String(nth).padStart(6, '0')}`;
  const at = clock.now();
  const issued = await issue(tx, documents, { of, content, digest, number });
  const id = newId();
  await tx
    .insertInto('payments.statement')
    .values({
      id,
      agency_id: agencyId,
      account,
      day,
      number,
      opening: content.opening,
      received: content.received,
      refunded: content.refunded,
      passed_on: content.passedOn,
      closing: content.closing,
      entries: content.lines.length,
      digest,
      document_id: issued.documentId,
      file_id: issued.fileId,
      made_at: at,
    })
    .execute();
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'payments' },
    action: 'payments.statement',
    subject: { type: 'statement', id },
    detail: { account, day, number },
    at,
  });
}

interface Issuing {
  readonly of: StatementOf;
  readonly content: StatementContent;
  readonly digest: string;
  readonly number: string;
}

async function issue(tx: Tx, documents: DocumentsDeps, { of: { agencyId, account, day }, content, digest, number }: Issuing) {
  const agency = await getAgency(tx, agencyId);
  const m = texts('id');
  const rupiah = (sum: number) => formatRupiah(sum, 'id');
  const plain = (sum: number) => (sum === 0 ? '' : formatNumber(sum, 'id'));
  const beneficiary = beneficiaryName(account)?.id ?? account;
  const left = Math.max(0, content.lines.length - MOST_PRINTED);
  return issueDocument(tx, documents, {
    agency,
    caseId: null,
    kind: 'rekening-koran',
    title: { id: 'Rekening koran harian', en: 'Daily statement' },
    number,
    holderName: `${beneficiary} (${account})`,
    template,
    data: {
      beneficiary,
      account,
      day: formatDate(day, 'id'),
      opening: rupiah(content.opening),
      received: rupiah(content.received),
      refunded: rupiah(content.refunded),
      passed: rupiah(content.passedOn),
      out: rupiah(content.refunded + content.passedOn),
      closing: rupiah(content.closing),
      lines: content.lines
        .slice(0, MOST_PRINTED)
        .map((line) => [
          formatTime(line.at, 'id'),
          [m.kinds[line.kind], line.about].filter(Boolean).join(': '),
          line.code,
          [channelName(line.channel), line.reference].filter(Boolean).join(', '),
          plain(line.taken),
          plain(line.received),
        ]),
      left,
      'left-words': left > 0 ? m.notPrinted(formatNumber(left, 'id')) : '',
      digest,
    },
    // Nobody decides on it: the agency seals what its ledger says.
    signer: { name: agency.name, office: 'Segel elektronik', employeeNo: null },
    on: day,
    ownerPersonId: null,
  });
}

/** Days of a beneficiary made at once after a long rest; the rest follows the next night. */
const MOST_DAYS = 31;

/** Statements that are missing: of every closed day since the last one made, for whoever was ever owed anything by then. */
export async function missingStatements(db: Db): Promise<readonly StatementOf[]> {
  const closed = await lastClosedDay(db);
  if (closed === null) return [];
  const newest = await db
    .selectFrom('payments.statement')
    .select((eb) => ['agency_id as agencyId', 'account', eb.fn.max('day').as('day')])
    .groupBy(['agency_id', 'account'])
    .execute();
  const made = new Map(newest.map(({ agencyId, account, day }) => [`${agencyId} ${account}`, day]));
  const missing: StatementOf[] = [];
  for (const { agencyId, account, day: first } of await firstDays(db)) {
    if (!isBeneficiary(account)) continue;
    const last = made.get(`${agencyId} ${account}`);
    let day = last === undefined ? first : dayAfter(last);
    for (let count = 0; day <= closed && count < MOST_DAYS; count++, day = dayAfter(day)) missing.push({ agencyId, account, day });
  }
  return missing;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Every night: what is missing is made, each by a job of its own, so that one that cannot be made keeps nobody waiting. */
export async function orderStatements(db: Db): Promise<void> {
  const missing = await missingStatements(db);
  await transaction(db, async (tx) => {
    for (const of of missing) await enqueue(tx, makeStatement, { ...of }, { key: `statement:${of.agencyId}:${of.account}:${of.day}` });
  });
}
