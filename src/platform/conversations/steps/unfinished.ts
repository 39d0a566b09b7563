import { formatDate } from '#i18n';
import { isId } from '#kernel';
import type { Offer } from '#platform/cases';
import { type Draft, findOwnDraft, listDrafts, openDraftIn, pageState } from '#platform/forms';
import { nameIn } from '../domain/name-in.ts';
import type { Choice } from '../domain/saying.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { goOn } from './go-on.ts';

/** Rows a list can hold. */
const ROWS = 10;
/** Letters a row has room for. */
const ROW_TITLE = 24;

/** What services are called on a row of a chat. */
export function nameOf({ service }: Offer, locale: 'id' | 'en'): string {
  return (service.shortTitle ?? service.title)(locale);
}

/** Rows for what was begun and not sent: each of them where they find room, else one that leads to all of them. */
export async function unfinishedRows(turn: Turn, room: number): Promise<readonly Choice[]> {
  const drafts = await unfinished(turn);
  if (drafts.length <= room) return drafts.map((draft) => rowOf(turn, draft));
  const m = texts(turn.locale);
  return [{ id: 'drafts', title: m.unfinished(drafts.length), hint: m.unfinishedHint }];
}

/** All of it to choose from, last touched first; false, and nothing said, where there is none. */
export async function showUnfinished(turn: Turn): Promise<boolean> {
  const m = texts(turn.locale);
  const drafts = await unfinished(turn);
  if (drafts.length === 0) return false;
  turn.rest();
  const rows = drafts.slice(0, ROWS - 1).map((draft) => rowOf(turn, draft));
  const text = m.whichUnfinished(drafts.length > rows.length ? rows.length : null);
  await turn.say({ text, choices: [...rows, { id: 'menu', title: m.backToMenu }], open: m.unfinishedOpen });
  return true;
}

/** Goes on with what was begun: the only one at once, one of several once it was chosen; false where nothing was. */
export async function goOnUnfinished(turn: Turn): Promise<boolean> {
  const [first, ...others] = await unfinished(turn);
  if (!first) return false;
  return others.length === 0 ? resumeDraft(turn, first.id) : showUnfinished(turn);
}

/** Takes one up again, as far as it was answered; false where there is no such draft of theirs. */
export async function resumeDraft(turn: Turn, draft: string): Promise<boolean> {
  if (!isId(draft) || !(await findOwnDraft(turn.tx, draft, turn.actor.personId))) return false;
  turn.resume(draft);
  const { fillable, draft: opened } = await openDraftIn(turn.tx, turn.deps.fill, turn.actor, draft);
  const about = nameIn(opened.answers);
  const title = fillable.title(turn.locale);
  await goOn(turn, { ahead: texts(turn.locale).goesOn(about === null ? title : `${title}, ${about}`) });
  return true;
}

/** What was begun and not sent, each by its service and whom it is about; last touched first. */
export async function unfinishedNames(turn: Turn): Promise<readonly string[]> {
  const drafts = await unfinished(turn);
  return drafts.map(({ service, answers }) => {
    const offer = turn.deps.offers().find((one) => one.service.key === service);
    const title = offer ? nameOf(offer, turn.locale) : service;
    const about = nameIn(answers);
    return about === null ? title : `${title}, ${about}`;
  });
}

async function unfinished({ tx, actor, deps }: Turn): Promise<readonly Draft[]> {
  const { rows } = await listDrafts(tx, actor.personId, { limit: 50 });
  return rows.filter(({ service }) => deps.offers().some((offer) => offer.service.key === service));
}

function rowOf({ deps, locale }: Turn, { id, service, answers, updatedAt }: Draft): Choice {
  const m = texts(locale);
  const offer = deps.offers().find((one) => one.service.key === service);
  const journey = offer?.service.journey;
  const done = journey?.pages.filter((page) => pageState(page, answers) === 'done').length ?? 0;
  const about = nameIn(answers);
  const name = offer ? nameOf(offer, locale) : service;
  const whole = m.resume(name);
  // A name that would be cut stands alone; that it goes on is said below it.
  const title = [...whole].length <= ROW_TITLE ? whole : name;
  const said = [title === whole ? null : m.notSent, about, m.partsDone(done), formatDate(updatedAt, locale)];
  return { id: `draft:${id}`, title, hint: said.filter((part) => part !== null).join(', ') };
}
