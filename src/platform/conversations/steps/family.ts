import { familyFor, type KnownRelative, type OpenDraft, type Page } from '#platform/forms';
import { findAccountOfChat } from '#platform/mandates';
import type { Choice } from '../domain/saying.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';

/** Rows a list can hold. */
const ROWS = 10;

/**
 * The family that may fill a page: what the account this chat is joined to noted, where that account lets it be offered
 * here, on a page that asks name and NIK of somebody else. Nothing is looked up in any register.
 */
export async function relativesFor({ tx, deps, actor }: Turn, opened: OpenDraft, page: Page): Promise<readonly KnownRelative[]> {
  const account = await findAccountOfChat(tx, actor.personId);
  if (!account?.sharesFamily) return [];
  return familyFor({ ...deps.fill, db: tx }, opened, page, account.accountPersonId);
}

/** Rows to choose a relative from, by name and relation alone; one for those that have no room where there are more. */
export function relativeRows({ locale }: Turn, relatives: readonly KnownRelative[], from = 0): readonly Choice[] {
  const whole = relatives.length <= ROWS;
  const shown = whole ? relatives : relatives.slice(from, from + ROWS - 1);
  const next = from + shown.length < relatives.length ? from + shown.length : 0;
  const rows = shown.map(({ id, name, relation }) => ({ id: `family:${id}`, title: name, hint: relation(locale) }));
  return whole ? rows : [...rows, { id: `relatives:${next}`, title: texts(locale).relativesMore }];
}
