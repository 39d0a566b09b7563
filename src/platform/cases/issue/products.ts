import { transaction, type Tx } from '#db';
import type { Actor } from '#kernel';
import { type Officer, officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import {
  awaitSignature,
  bringDocument,
  type Credentials,
  type DocumentOrder,
  formatDocumentNumber,
  type Issued,
  issueDocument,
  replaceDocument,
  settleSignature,
  signingRule,
  takeNumber,
} from '#platform/documents';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { rulesAt } from '#platform/rules';
import { finishItems } from '../act/batch.ts';
import { moveTo, onTime } from '../domain/accept.ts';
import { toldOf } from '../domain/action.ts';
import { type BroughtProduct, isBrought, type ProductDefinition, type ServiceDefinition } from '../domain/definition.ts';
import type { Effect, Product, ProductOrder } from '../domain/effect.ts';
import type { Entry } from '../domain/entry.ts';
import { type CaseState, inForce } from '../domain/state.ts';
import { wayIn } from '../domain/timeline.ts';
import { type Before, type Drafted, enter } from '../act/enter.ts';
import { makeProduct } from '../jobs.ts';
import { type CaseRow, entriesOf, findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

const maker: Actor = { kind: 'system', name: 'products' };

/**
 * The job that makes what an entry ordered: numbered, drawn, signed and registered in the transaction that writes the
 * entry, so that a document is either known to its case or does not exist. Done twice, it does nothing more.
 */
export function productHandler(deps: CasesDeps): JobHandler {
  return handle(makeProduct, (order) => transaction(deps.db, (tx) => make(tx, deps, order)));
}

interface Ordered {
  readonly caseId: string;
  readonly seq: number;
}

/** An officer about to sign, with what they sign with. */
interface Signing {
  readonly personId: string;
  readonly credentials: Credentials;
}

/**
 * Makes what an entry ordered. Where the agency signs through BSrE, it waits for its signer instead, unless `signing`
 * is that very person. Throws BsreFailure.
 */
export async function make(tx: Tx, deps: CasesDeps, { caseId, seq }: Ordered, signing?: Signing): Promise<void> {
  // A look without a lock first: an order fulfilled or taken back leaves nothing to enter.
  const row = await findCase(tx, { id: caseId });
  const open = row && orderIn(row.state, seq);
  if (!row || !open) return settleSignature(tx, { caseId, seq });
  const through = await credentialsFor(tx, deps, { row, order: open, seq }, signing);
  if (through === 'waits') return;
  const asking = { caseId, key: `product:${caseId}:${seq}`, asked: { order: seq }, expectedVersion: null };
  await enter(tx, deps, maker, asking, async (before) => {
    const order = orderIn(before.state, seq);
    if (!order) throw new Error(`order ${seq} of case ${caseId} went away while it was being made`);
    const ordered = (await entriesOf(tx, caseId)).find((entry) => entry.seq === seq);
    if (!ordered) throw new Error(`case ${caseId} has no entry ${seq}`);
    switch (order.kind) {
      case 'issue':
        return issue(tx, deps, before, order, { ...ordered, ...through });
      case 'replace':
        return replace(tx, deps, before, order.product, { ...ordered, ...through });
      case 'letter':
        return letter(tx, deps, before, order.product, { ...ordered, ...through });
    }
  });
  await settleSignature(tx, { caseId, seq });
  await finishItems(tx, caseId);
}

/** What the order is signed with: nothing where this installation signs; where its signer is still to sign, it waits. */
async function credentialsFor(
  tx: Tx,
  deps: CasesDeps,
  { row, order: { product: key }, seq }: { readonly row: CaseRow; readonly order: ProductOrder; readonly seq: number },
  signing: Signing | undefined,
): Promise<{ readonly credentials?: Credentials } | 'waits'> {
  const service = deps.registry.get(row.service);
  const product = productOf(service, key);
  // Whoever makes it elsewhere has signed it there.
  if (isBrought(product)) return {};
  const at = deps.clock.now();
  const { agencyId } = row;
  const on = officeDay(at);
  if ((await rulesAt(tx, [signingRule], { agencyId, on })).value(signingRule) === 'local') return {};
  const ordered = (await entriesOf(tx, row.id)).find((entry) => entry.seq === seq);
  const { personId } = await signerOf(tx, service, agencyId, product, deciderOf(product, row.state, ordered), on);
  if (signing?.personId === personId) return { credentials: signing.credentials };
  const title = { titleId: product.title('id'), titleEn: product.title('en') };
  await awaitSignature(
    tx,
    { agencyId, caseId: row.id, caseNumber: row.number, seq, personId, ...title, holderName: row.applicantName },
    at,
  );
  return 'waits';
}

/** An entry that ordered a document, with what it is signed with. */
type OrderedEntry = Entry & { readonly credentials?: Credentials };

function orderIn({ orders }: CaseState, seq: number): ProductOrder | undefined {
  return orders.find((one) => one.seq === seq)?.order;
}

async function issue(
  tx: Tx,
  deps: CasesDeps,
  before: Before,
  { product: key, desk }: Extract<ProductOrder, { kind: 'issue' }>,
  ordered: OrderedEntry,
): Promise<Drafted> {
  const { service, state } = before;
  const issued = await draw(tx, deps, before, key, ordered);
  const onward: Effect = desk === null ? { kind: 'left' } : moveTo(service, desk);
  const effects: Effect[] = [
    { kind: 'product-issued', product: productFrom(key, issued), order: ordered.seq },
    { kind: 'status', to: 'issued' },
    onward,
  ];
  return { action: 'issued', input: { product: key }, effects: [...effects, ...onTime(state, effects)], revokes: [], role: null };
}

async function replace(tx: Tx, deps: CasesDeps, before: Before, key: string, ordered: OrderedEntry): Promise<Drafted> {
  const old = inForce(before.state, key);
  if (!old) throw new Error(`case ${before.row.number} has no ${key} in force to replace`);
  const issued = await draw(tx, deps, before, key, ordered, old);
  return {
    action: 'replaced',
    input: { product: key },
    effects: [{ kind: 'product-replaced', key, by: productFrom(key, issued), order: ordered.seq }],
    revokes: [],
    role: null,
  };
}

/** A letter on the way: the case stays where it is, whatever has become of it since. */
async function letter(tx: Tx, deps: CasesDeps, before: Before, key: string, ordered: OrderedEntry): Promise<Drafted> {
  const old = inForce(before.state, key);
  const issued = await draw(tx, deps, before, key, ordered, old);
  const product = productFrom(key, issued);
  return {
    action: 'lettered',
    input: { product: key },
    effects: [
      old ? { kind: 'product-replaced', key, by: product, order: ordered.seq } : { kind: 'product-issued', product, order: ordered.seq },
    ],
    revokes: [],
    role: null,
  };
}

/** Draws, numbers, signs and registers a product, in place of `old` where one is given. */
async function draw(tx: Tx, deps: CasesDeps, before: Before, key: string, ordered: OrderedEntry, old?: Product): Promise<Issued> {
  const { service, agency, today } = before;
  const definition = productOf(service, key);
  if (isBrought(definition)) return bring(tx, deps, before, key, definition, ordered, old);
  const numbering = (await rulesAt(tx, [definition.numbering], { agencyId: agency.id, on: today })).value(definition.numbering);
  const order = await letterOf(tx, before, key, definition, ordered);
  // The series stays locked from here to the commit.
  const n = await takeNumber(tx, { agencyId: agency.id, series: definition.series, year: Number(today.slice(0, 4)) });
  const numbered = { ...order, number: formatDocumentNumber(numbering, { n, on: today }) };
  if (!old) return issueDocument(tx, deps.documents, numbered);
  return replaceDocument(tx, deps.documents, { ...numbered, documentId: old.documentId, reason: reasonOf(service, ordered) });
}

/** Registers the PDF an officer brought, as it is, in place of `old` where one is given. */
function bring(
  tx: Tx,
  deps: CasesDeps,
  { row, service, agency, state, rules, calendar, today }: Before,
  key: string,
  { title, brought, office, holder }: BroughtProduct,
  ordered: OrderedEntry,
  old?: Product,
): Promise<Issued> {
  const given = state.records.findLast(({ name }) => brought.by.includes(name))?.value;
  const [fileId] = Array.isArray(given?.[brought.file]) ? (given[brought.file] as readonly unknown[]) : [];
  if (typeof fileId !== 'string') throw new Error(`nobody brought ${key} of case ${row.number}`);
  const order = {
    agency,
    caseId: row.id,
    kind: `${service.key}.${key}`,
    title: { id: title('id'), en: title('en') },
    number: String(given?.[brought.number]),
    holderName: holder?.({ answers: state.answers as never, state, rules, on: today, calendar }) ?? row.applicantName,
    office: office('id'),
    fileId,
    on: today,
    ownerPersonId: row.applicantPersonId,
  };
  return bringDocument(tx, deps.documents, order, old && { documentId: old.documentId, reason: reasonOf(service, ordered) });
}

function reasonOf({ actions }: ServiceDefinition, ordered: Entry): string {
  const action = actions[ordered.action];
  return action ? toldOf(action, wayIn(ordered))('id') : ordered.action;
}

function productOf({ key, products }: ServiceDefinition, product: string): ProductDefinition | BroughtProduct {
  const definition = products[product];
  if (!definition) throw new Error(`service ${key} makes no ${product}`);
  return definition;
}

/** Everything a document is made of but its number. */
async function letterOf(
  tx: Tx,
  { row, service, agency, state, rules, calendar, today }: Before,
  key: string,
  definition: ProductDefinition,
  ordered: OrderedEntry,
): Promise<Omit<DocumentOrder, 'number'>> {
  const input = { answers: state.answers as never, state, rules, on: today, calendar };
  const { personId: _, ...signer } = await signerOf(tx, service, agency.id, definition, deciderOf(definition, state, ordered), today);
  return {
    agency,
    caseId: row.id,
    kind: `${service.key}.${key}`,
    title: { id: definition.title('id'), en: definition.title('en') },
    holderName: definition.holder?.(input) ?? row.applicantName,
    template: definition.template,
    data: definition.data(input),
    signer,
    credentials: ordered.credentials,
    on: today,
    validUntil: definition.validUntil?.(input) ?? null,
    ownerPersonId: row.applicantPersonId,
  };
}

function deciderOf({ decidedBy }: ProductDefinition, { records }: CaseState, ordered: Entry | undefined): string | null {
  if (!decidedBy) return ordered?.actor.personId ?? null;
  return records.findLast(({ name }) => decidedBy.includes(name))?.actor.personId ?? null;
}

/** Whoever decided signs, when they hold the office; else its first holder that day. Throws when nobody holds it. */
async function signerOf(
  tx: Tx,
  { key, desks }: ServiceDefinition,
  agencyId: string,
  { signedBy, office }: ProductDefinition,
  decider: string | null,
  on: string,
): Promise<DocumentOrder['signer'] & { readonly personId: string }> {
  const holders = await officersAt(tx, agencyId, on, signedBy);
  const holder: Officer | undefined = holders.find(({ personId }) => personId === decider) ?? holders[0];
  if (!holder) throw new Error(`nobody holds the office ${signedBy} to sign for ${key}`);
  const title = office ?? Object.values(desks).find(({ role }) => role === signedBy)?.title;
  return { personId: holder.personId, name: holder.name, office: title?.('id') ?? signedBy, employeeNo: holder.employeeNo };
}

function productFrom(key: string, { documentId, number, fileId, verificationCode, issuedAt, validUntil }: Issued): Product {
  return {
    key,
    documentId,
    number,
    fileId,
    verificationCode,
    issuedAt: issuedAt.toISOString(),
    ...(validUntil !== null && { validUntil }),
    state: 'valid',
  };
}

/** Asks again for documents ordered ten minutes ago and not made: their job may be lost. Returns how many. */
export async function resumeOrders(deps: CasesDeps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - 600_000);
  return transaction(deps.db, async (tx) => {
    const rows = await tx
      .selectFrom('cases.case')
      .select(['id', 'state'])
      .where('pending_orders', '>', 0)
      .where('updated_at', '<', before)
      .orderBy('updated_at')
      .limit(500)
      .execute();
    for (const { id, state } of rows)
      for (const { seq } of (state as unknown as CaseState).orders)
        await enqueue(tx, makeProduct, { caseId: id, seq }, { key: `product:${id}:${seq}` });
    return rows.length;
  });
}
