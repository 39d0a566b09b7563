import { type Tx, transaction } from '#db';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import type { OmbudsmanDeps } from '../deps.ts';
import { isUrgent } from '../domain/intake/advice.ts';
import { parted } from '../domain/intake/questions.ts';
import { turnClock } from '../procedure/clocks.ts';
import { ombudsmanRules } from '../rules.ts';
import { attach } from '../sealing/attachments.ts';
import type { Derived } from '../sealing/derive.ts';
import { addEntry } from '../sealing/matters.ts';
import { openMatter } from '../sealing/open-matter.ts';
import { byReceipt, newReceipt } from '../sealing/openings.ts';
import { draftFiles, getDraftForUpdate, type OpenDraft, readDraftFile, saveDraft } from './draft.ts';

export interface Sending {
  readonly ticket: string;
  /** People of the office it touches. */
  readonly excluded: readonly string[];
  /** By account and passphrase too, where the sender wants that. */
  readonly also?: Derived;
}

/**
 * Sends what was written: seals it as a matter, and leaves of the draft the receipt alone. Sent twice, it is sent once.
 * Throws NOT_FOUND without a draft, ACTION_NOT_ALLOWED with `nobody-to-open`.
 */
export function sendDraft({ db, clock, agencyId }: OmbudsmanDeps, { ticket, excluded, also }: Sending): Promise<void> {
  return transaction(db, async (tx) => {
    const at = clock.now();
    const draft = await getDraftForUpdate(tx, ticket, at);
    if (draft.sent) return;
    const code = newReceipt();
    const openings = [byReceipt(code), ...(also ? [also] : [])];
    const number = await seal(tx, { agencyId, draft, excluded, openings, actor: null }, at);
    await saveDraft(tx, draft, { kind: draft.kind, answers: {}, keep: false, sent: { code, number } }, at);
  });
}

interface Sealing {
  readonly agencyId: string;
  readonly draft: OpenDraft;
  readonly excluded: readonly string[];
  readonly openings: readonly Derived[];
  readonly actor: PersonActor | null;
}

async function seal(tx: Tx, { agencyId, draft, excluded, openings, actor }: Sealing, at: Date): Promise<string> {
  const { kind, answers, evidence } = draft;
  const { identity, rest } = parted(answers);
  const today = officeDay(at);
  const rules = await rulesAt(tx, ombudsmanRules, { agencyId, on: today });
  const { title = '', ...others } = rest;
  const { matter, keys } = await openMatter(
    tx,
    actor,
    {
      agencyId,
      kind,
      channel: 'web',
      stage: 'received',
      urgent: isUrgent(answers),
      by: { side: 'reporter' },
      sent: { type: 'sent', title, answers: others },
      identity: Object.keys(identity).length > 0 ? identity : null,
      excluded,
      openings,
      rules: rules.pins(),
    },
    at,
  );
  for (const { id, name, mediaType } of await draftFiles(tx, draft)) {
    const content = await readDraftFile(tx, draft, id);
    const document = await attach(tx, matter, keys, { lock: 'shared', name, mediaType, content }, at);
    if (evidence?.file === id) {
      const proven = { type: 'evidence', requirement: evidence.requirement, document } as const;
      await addEntry(tx, matter, keys, { lock: 'shared', by: { side: 'house' }, content: proven }, at);
    }
  }
  await tx.deleteFrom('ombudsman.draft_file').where('draft', '=', draft.index).execute();
  if (kind === 'laporan') await turnClock(tx, { matterId: matter.id, stage: 'received', matterClass: null, rules }, today);
  return matter.number;
}
