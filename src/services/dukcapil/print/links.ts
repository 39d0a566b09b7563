import { type Db, transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type CasesDeps, type CaseView, inForce, peopleConcerned, readCase } from '#platform/cases';
import { documentsOf, type RegisteredDocument } from '#platform/documents';
import { notify } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import { chosenAt } from './kept-pin.ts';
import { printReady } from './notice.ts';
import { printPaths } from './paths.ts';
import { printTerms } from './rule.ts';
import { hashOf, pinOf, tokenOf } from './secrets.ts';

export interface PrintDeps {
  readonly cases: CasesDeps;
}

/** A way to a document, as those may see it whose case it is. */
export interface PrintLink {
  readonly id: string;
  readonly documentId: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly attempts: number;
  readonly byOffice: boolean;
}

/** What may be entered of a link; that it was asked for in a chat is kept by itself. */
type Entered = 'made' | 'seen' | 'wrong-pin' | 'opened' | 'printed' | 'revoked';

export interface PrintEntry {
  readonly what: Entered | 'asked';
  readonly copy: number | null;
  readonly person: string | null;
  readonly at: Date;
}

/** What stands beside a case: its document, the way to it, and what became of every way there was. */
export interface Printing {
  readonly view: CaseView;
  readonly side: 'applicant' | 'office';
  readonly document: RegisteredDocument | null;
  readonly link: PrintLink | null;
  readonly entries: readonly PrintEntry[];
  readonly mostAttempts: number;
  /** When who reported chose a PIN of their own. */
  readonly pinChosenAt: Date | null;
}

const columns = [
  'id',
  'document_id as documentId',
  'made_at as madeAt',
  'expires_at as expiresAt',
  'attempts',
  'by_office as byOffice',
] as const;

/** For whoever is on the applicant's side or an officer of the agency. Throws NOT_FOUND for others. */
export async function readPrinting({ cases }: PrintDeps, caseId: string, reader: PersonActor): Promise<Printing> {
  const view = await readCase(cases, caseId, reader);
  const { isApplicant, roles } = view.viewer;
  if (!isApplicant && roles.length === 0) throw new AppError('NOT_FOUND', { case: caseId });
  const { db } = cases;
  const product = inForce(view.state, 'document');
  const document = (await documentsOf(db, caseId)).find(({ id }) => id === product?.documentId) ?? null;
  const link = await db
    .selectFrom('dukcapil.print_link')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const rules = await rulesAt(db, [printTerms], { agencyId: view.agency.id, on: view.context.today });
  const standing = link && document && link.documentId === document.id ? link : null;
  return {
    view,
    side: isApplicant ? 'applicant' : 'office',
    document,
    link: standing,
    entries: await entriesOf(db, caseId),
    mostAttempts: rules.value(printTerms).attempts,
    pinChosenAt: await chosenAt(db, caseId),
  };
}

// A page shows no more.
const MOST_ENTRIES = 100;

async function entriesOf(db: Db, caseId: string): Promise<readonly PrintEntry[]> {
  const rows = await db
    .selectFrom('dukcapil.print_entry as e')
    .innerJoin('dukcapil.print_link as l', 'l.id', 'e.link_id')
    .leftJoin('identity.person as p', 'p.id', 'e.person_id')
    .select(['e.what', 'e.copy', 'p.name as person', 'e.at'])
    .where('l.case_id', '=', caseId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(MOST_ENTRIES)
    .execute();
  const asked = await db
    .selectFrom('dukcapil.print_asked as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person_id')
    .select(['p.name as person', 'a.at'])
    .where('a.case_id', '=', caseId)
    .orderBy('a.at', 'desc')
    .limit(MOST_ENTRIES)
    .execute();
  const all: PrintEntry[] = [
    ...rows.map(({ what, ...rest }) => ({ ...rest, what: what as Entered })),
    ...asked.map((one) => ({ ...one, what: 'asked' as const, copy: null })),
  ];
  return all.toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, MOST_ENTRIES);
}

/** What a link is made of, for whoever asked for it: the PIN goes another way than the link. */
export function secretsOf({ cases }: PrintDeps, linkId: string): { readonly address: string; readonly pin: string } {
  return { address: cases.publicUrl + printPaths.link({ token: tokenOf(cases.secret, linkId) }), pin: pinOf(cases.secret, linkId) };
}

/**
 * Makes a way to print the document in force, and ends the one there was. The link goes to the applicant as a message;
 * the PIN does not. Throws ACTION_NOT_ALLOWED where nothing is in force.
 */
export async function makePrintLink(deps: PrintDeps, { view, side, document }: Printing, actor: PersonActor): Promise<string> {
  const { cases } = deps;
  if (!document) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-such-product' });
  const at = cases.clock.now();
  const making = { view, document, actor, byOffice: side === 'office', at };
  return (await transaction(cases.db, (tx) => insertPrintLink(tx, deps, making))).id;
}

interface Making {
  readonly view: CaseView;
  readonly document: RegisteredDocument;
  readonly actor: PersonActor;
  readonly byOffice: boolean;
  /** Whoever is given the link by the one who asks, and told nothing besides. */
  readonly untold?: string;
  readonly at: Date;
}

/** The same in a transaction. Returns it with the moment until which it opens something. */
export async function insertPrintLink(
  tx: Tx,
  { cases }: PrintDeps,
  { view, document, actor, byOffice, untold, at }: Making,
): Promise<{ readonly id: string; readonly until: Date }> {
  const id = newId();
  const rules = await rulesAt(tx, [printTerms], { agencyId: view.agency.id, on: view.context.today });
  await endLinks(tx, view.id, actor.personId, at);
  const until = new Date(at.getTime() + rules.value(printTerms).days * 86_400_000);
  await tx
    .insertInto('dukcapil.print_link')
    .values({
      id,
      case_id: view.id,
      document_id: document.id,
      token_hash: hashOf(tokenOf(cases.secret, id)),
      made_at: at,
      made_by: actor.personId,
      by_office: byOffice,
      expires_at: until,
    })
    .execute();
  await enter(tx, { linkId: id, documentId: document.id, what: 'made', personId: actor.personId, at });
  const subject = { type: 'case', id: view.id } as const;
  await appendAudit(tx, { actor, action: 'dukcapil.print-link', subject, detail: { document: document.id }, at });
  const facts = { title: view.service.title, number: view.number, until };
  const link = printPaths.link({ token: tokenOf(cases.secret, id) });
  for (const personId of await peopleConcerned(tx, cases, view.id, 'applicant', { actor: '', at }))
    if (personId !== untold) await notify(tx, { personId, notice: printReady, facts, link, linkIsOpen: true, about: view.number, at });
  return { id, until };
}

/** Ends the way there is. */
export async function revokePrintLink({ cases }: PrintDeps, { view }: Printing, actor: PersonActor): Promise<void> {
  const at = cases.clock.now();
  await transaction(cases.db, async (tx) => {
    await endLinks(tx, view.id, actor.personId, at);
    await appendAudit(tx, { actor, action: 'dukcapil.print-revoke', subject: { type: 'case', id: view.id }, at });
  });
}

async function endLinks(tx: Tx, caseId: string, personId: string, at: Date): Promise<void> {
  const ended = await tx
    .updateTable('dukcapil.print_link')
    .set({ revoked_at: at })
    .where('case_id', '=', caseId)
    .where('revoked_at', 'is', null)
    .returning(['id', 'document_id as documentId'])
    .execute();
  for (const { id, documentId } of ended) await enter(tx, { linkId: id, documentId, what: 'revoked', personId, at });
}

export interface Entering {
  readonly linkId: string;
  readonly documentId: string;
  readonly what: Entered;
  readonly copy?: number;
  readonly personId?: string | null;
  readonly at: Date;
}

/** One more line of the ledger. */
export async function enter(tx: Tx, { linkId, documentId, what, copy, personId = null, at }: Entering): Promise<void> {
  const line = { id: newId(), link_id: linkId, document_id: documentId, what, copy: copy ?? null, person_id: personId, at };
  await tx.insertInto('dukcapil.print_entry').values(line).execute();
}
