import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type CasesDeps, inForce, myCases, readCase, type ServiceDefinition } from '#platform/cases';
import { documentsOf } from '#platform/documents';
import { findAccountOfChat } from '#platform/mandates';
import { rulesAt } from '#platform/rules';
import type { Text } from '#i18n';
import { printBeside } from './beside.ts';
import { printFromChat } from './from-chat-rule.ts';
import { chosenAt } from './kept-pin.ts';
import { insertPrintLink } from './links.ts';
import { printPaths } from './paths.ts';
import { printTerms } from './rule.ts';
import { tokenOf } from './secrets.ts';

const DAY = 86_400_000;
/** Most applications looked through for what can be printed. */
const MOST = 50;

/** A finished document somebody reported for. */
interface Printable {
  readonly caseId: string;
  readonly number: string;
  readonly title: Text;
}

/** The way to print, or why there is none. The PIN is in none of these: it travels another way. */
type Answer =
  | { readonly kind: 'link'; readonly address: string; readonly until: Date; readonly pin: 'chosen' | 'account' | 'counter' }
  | { readonly kind: 'choose-pin'; readonly address: string }
  | { readonly kind: 'refused'; readonly why: 'too-often' | 'locked' | 'revoked' | 'none' };

const prints = ({ beside }: ServiceDefinition) => beside?.includes(printBeside) ?? false;

/**
 * Print links for whoever writes in a chat, of what they reported there alone. The same link is said again while it opens
 * something, so that asking gives nobody more tries of a PIN; the first one is not made before a PIN could be chosen.
 */
export const printingInChats = (cases: CasesDeps) => ({
  prints: (service: string) => prints(cases.registry.get(service)),

  printable: async (tx: Tx, actor: PersonActor): Promise<readonly Printable[]> => {
    const { rows } = await myCases(tx, { personId: actor.personId }, { limit: MOST, offset: 0 });
    const found = rows.filter(({ service, status }) => status === 'issued' && prints(cases.registry.get(service)));
    return found.map(({ id, number, service }) => ({ caseId: id, number, title: cases.registry.get(service).title }));
  },

  ask: async (
    tx: Tx,
    actor: PersonActor,
    { caseId, evenWithoutPin }: { readonly caseId: string; readonly evenWithoutPin: boolean },
  ): Promise<Answer> => {
    const at = cases.clock.now();
    const answer = await answerTo(tx, cases, actor, { caseId, evenWithoutPin, at });
    const linkId = 'linkId' in answer ? answer.linkId : null;
    await tx
      .insertInto('dukcapil.print_asked')
      .values({ id: newId(), case_id: caseId, link_id: linkId, person_id: actor.personId, at })
      .execute();
    const detail = { came: answer.kind === 'refused' ? answer.why : answer.kind };
    await appendAudit(tx, { actor, action: 'dukcapil.print-asked', subject: { type: 'case', id: caseId }, detail, at });
    return answer;
  },
});

type Answered = Exclude<Answer, { kind: 'link' }> | (Extract<Answer, { kind: 'link' }> & { readonly linkId: string });

interface Asked {
  readonly caseId: string;
  readonly evenWithoutPin: boolean;
  readonly at: Date;
}

async function answerTo(tx: Tx, cases: CasesDeps, actor: PersonActor, { caseId, evenWithoutPin, at }: Asked): Promise<Answered> {
  const view = await readCase({ ...cases, db: tx }, caseId, actor);
  if (!view.viewer.isApplicant) throw new AppError('NOT_FOUND', { case: caseId });
  const product = prints(view.service) ? inForce(view.state, 'document') : undefined;
  const document = (await documentsOf(tx, caseId)).find(({ id }) => id === product?.documentId);
  if (!document) return { kind: 'refused', why: 'none' };
  const rules = await rulesAt(tx, [printTerms, printFromChat], { agencyId: view.agency.id, on: view.context.today });
  if (await tooOften(tx, caseId, rules.value(printFromChat), at)) return { kind: 'refused', why: 'too-often' };
  const last = await tx
    .selectFrom('dukcapil.print_link')
    .select(['id', 'document_id as documentId', 'attempts', 'expires_at as expiresAt', 'revoked_at as revokedAt'])
    .where('case_id', '=', caseId)
    .orderBy('made_at', 'desc')
    .orderBy((eb) => eb('revoked_at', 'is', null), 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  const standing = last?.documentId === document.id ? last : undefined;
  // Whoever ended it had a reason: it is given again by them, or at the counter.
  if (standing && standing.revokedAt !== null) return { kind: 'refused', why: 'revoked' };
  const pin = (await chosenAt(tx, caseId)) ? 'chosen' : (await findAccountOfChat(tx, actor.personId)) ? 'account' : 'counter';
  const link = (linkId: string, until: Date): Answered => ({
    kind: 'link',
    linkId,
    address: cases.publicUrl + printPaths.link({ token: tokenOf(cases.secret, linkId) }),
    until,
    pin,
  });
  if (standing && standing.expiresAt > at) {
    if (standing.attempts >= rules.value(printTerms).attempts) return { kind: 'refused', why: 'locked' };
    return link(standing.id, standing.expiresAt);
  }
  if (!last && pin === 'counter' && !evenWithoutPin) return { kind: 'choose-pin', address: cases.publicUrl + printPaths.choose() };
  const made = await insertPrintLink(tx, { cases }, { view, document, actor, byOffice: false, untold: actor.personId, at });
  return link(made.id, made.until);
}

async function tooOften(
  tx: Tx,
  caseId: string,
  { perDay, perMonth }: { readonly perDay: number; readonly perMonth: number },
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('dukcapil.print_asked')
    .select('at')
    .where('case_id', '=', caseId)
    .where('link_id', 'is not', null)
    .where('at', '>', new Date(at.getTime() - 30 * DAY))
    .execute();
  return rows.length >= perMonth || rows.filter((row) => row.at.getTime() > at.getTime() - DAY).length >= perDay;
}
