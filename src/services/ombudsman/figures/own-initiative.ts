import type { Tx } from '#db';
import { respondentIn } from '../domain/respondent.ts';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { leads } from '../domain/seats.ts';
import { ombudsmanRules } from '../rules.ts';
import { addEntry, getMatterForUpdate, keysOf, officerBy, readEntries, rosterIn } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { openMatter } from '../sealing/open-matter.ts';

/** Reports joined to one matter at most: each is opened. */
const MOST_JOINED = 100;

export interface OwnInitiative {
  readonly title: string;
  readonly reason: string;
  readonly agency: string;
  readonly service: string;
  /** Matters it rests on, by id. */
  readonly matterIds: readonly string[];
}

/**
 * A head opens a matter of the office's own (IAPS, PO 38/2019, unconfirmed) from reports that are alike. It holds the office's
 * words and, for the office alone, the numbers of those reports: nothing a reporter said or is goes along, and none of them
 * is told. Whoever is kept away from one of them is kept away from it (UU 37/2008 art. 40). It begins before the plenary.
 * Throws ACTION_NOT_ALLOWED: `not-head`, `excludes-self`, `nobody-to-open`; INVALID_INPUT with the field; NOT_FOUND.
 */
export async function openOwnInitiative(tx: Tx, actor: PersonActor, opened: OpenedKey, asked: OwnInitiative, at: Date): Promise<string> {
  if (!leads(opened.key.seats)) throw refused('not-head');
  const title = asked.title.trim().slice(0, 200);
  const reason = asked.reason.trim().slice(0, 4000);
  if (title === '') throw new AppError('INVALID_INPUT', { fields: ['judul'] });
  if (reason === '') throw new AppError('INVALID_INPUT', { fields: ['alasan'] });
  const ids = [...new Set(asked.matterIds)].slice(0, MOST_JOINED).toSorted();
  if (ids.length < 2) throw new AppError('INVALID_INPUT', { fields: ['laporan'] });
  const { agencyId } = opened.key;
  const joined = [];
  const excluded = new Set<string>();
  const about = new Set<string | null>();
  for (const id of ids) {
    const matter = await getMatterForUpdate(tx, id);
    const keys = await keysOf(tx, opened, matter);
    const entries = await readEntries(tx, matter, keys);
    for (const personId of rosterIn(entries).excluded) excluded.add(personId);
    about.add(respondentIn(entries).agencyId);
    joined.push({ matter, keys });
  }
  if (excluded.has(actor.personId)) throw refused('excludes-self');
  // Where all of them are about the same agency of the hall, it is about that too.
  const [same] = about.size === 1 ? about : [];
  const answers = {
    agency: asked.agency.slice(0, 200),
    ...(typeof same === 'string' && { agencyId: same }),
    service: asked.service.slice(0, 200),
    story: reason,
  };
  const rules = await rulesAt(tx, ombudsmanRules, { agencyId, on: officeDay(at) });
  const by = officerBy(actor);
  const { matter, keys } = await openMatter(
    tx,
    actor,
    {
      agencyId,
      kind: 'laporan',
      channel: 'own',
      stage: 'plenary',
      urgent: false,
      by,
      identity: null,
      openings: [],
      sent: { type: 'sent', title, answers },
      excluded: [...excluded],
      rules: rules.pins(),
    },
    at,
  );
  const numbers = joined.map((one) => one.matter.number);
  await addEntry(tx, matter, keys, { lock: 'office', by, content: { type: 'rests-on', numbers } }, at);
  for (const one of joined)
    await addEntry(tx, one.matter, one.keys, { lock: 'office', by, content: { type: 'used-by', number: matter.number } }, at);
  await appendAudit(tx, {
    actor,
    action: 'ombudsman.own-initiative',
    subject: { type: 'matter', id: matter.id },
    detail: { matters: numbers.length },
    at,
  });
  return matter.id;
}
