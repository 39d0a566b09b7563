import { AppError, newId, type PersonActor } from '#kernel';
import { type CasesDeps, type Offer, readCase } from '#platform/cases';
import { answerDraft, dropDraft, type FillDeps, sendDraft, startDraft } from '#platform/forms';
import { complaint } from '../definition.ts';

/** What a system sends, as the protocol names it. */
export interface Sent {
  readonly service_code: string;
  readonly description: string;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly phone?: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Files a complaint page by page, by the same steps as the pages of the site: what is wrong there is wrong here. Whoever gave
 * no name stays anonymous to the agency. Returns its number. Throws INVALID_INPUT with what is wrong.
 */
export async function sendRequest(
  { cases, fill }: { readonly cases: CasesDeps; readonly fill: FillDeps },
  actor: PersonActor,
  { agency }: Offer,
  sent: Sent,
): Promise<string> {
  const draftId = newId();
  const name = [sent.first_name, sent.last_name]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
  const { title, date, wish, public: shown } = sent.attributes;
  const given = (parts: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''));
  const pages: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['privacy', { identity: name === '' ? 'anonymous' : 'open', content: shown === 'open' ? 'open' : 'secret' }],
    ...(name === ''
      ? []
      : ([
          ['reporter', given({ name, phone: sent.phone })],
          ['file', {}],
        ] as const)),
    ['matter', given({ kind: sent.service_code, title: title ?? firstLine(sent.description), story: sent.description, date, wish })],
    ['officer', { about: 'none' }],
  ];
  await startDraft(fill, actor, { id: draftId, service: complaint.key, agencyId: agency.id });
  try {
    for (const [page, answers] of pages) await answerDraft(fill, actor, draftId, { page, answers });
    const outcome = await sendDraft(fill, actor, draftId);
    if (!outcome.sent) throw new AppError('INVALID_INPUT', { fields: [] });
    return (await readCase(cases, outcome.caseId, { kind: 'system', name: 'open311' })).number;
  } catch (error) {
    // What is half said is nobody's to go on with.
    if (error instanceof AppError) await dropDraft(fill, actor, draftId).catch(() => {});
    throw error;
  }
}

const firstLine = (text: string): string => (text.trim().split(/[\n.!?]/)[0] ?? '').slice(0, 120);
