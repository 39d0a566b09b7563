import { newId } from '#kernel';
import { lookFor, type Offer } from '#platform/cases';
import { enterDraft } from '#platform/forms';
import type { Choice } from '../domain/saying.ts';
import { shorten } from '../domain/shorten.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { goOn } from './go-on.ts';
import { nameOf, unfinishedRows } from './unfinished.ts';

/** Rows of the menu for applications begun and not sent, where there is room: themselves, or the way to their list. */
const UNFINISHED = 3;
/** Rows a list can hold, and letters of a row. */
const ROWS = 10;
const ROW_TITLE = 24;

/** What can be done here: applications begun first, then what can be applied for, by topic where there are many. */
export async function showMenu(turn: Turn, ahead = ''): Promise<void> {
  const { locale } = turn;
  const m = texts(locale);
  turn.rest();
  const offers = turn.deps.offers();
  const few = offers.length <= ROWS - UNFINISHED;
  const choices = few ? offers.map((offer) => serviceRow(offer, turn)) : topicRows(offers, turn);
  const begun = await unfinishedRows(turn, Math.min(UNFINISHED, ROWS - choices.length));
  await turn.say({ text: [ahead, m.menu].filter((part) => part !== '').join('\n\n'), choices: [...begun, ...choices], open: m.menuOpen });
}

/**
 * Throws, naming the topic, where the menu could not hold what is offered: at most nine topics, so that one application
 * begun before has a row, and nine services in each, so that there is a way back; or cut a name short in either language.
 */
export function assertFits(offers: readonly Offer[]): void {
  const topics = topicsOf(offers);
  for (const locale of ['id', 'en'] as const) {
    const names = [...offers.map((offer) => nameOf(offer, locale)), ...topics.map(({ title }) => title?.(locale) ?? '')];
    const long = names.find((name) => [...name].length > ROW_TITLE);
    if (long !== undefined) throw new Error(`a row of a chat has room for ${ROW_TITLE} letters, not for "${long}"`);
  }
  const full = topics.find(({ of }) => of.length > ROWS - 1);
  if (full) throw new Error(`a chat cannot list ${full.of.length} services under ${full.title?.('id') ?? 'no topic'}`);
  if (offers.length > ROWS - UNFINISHED && topics.length > ROWS - 1) throw new Error(`a chat cannot list ${topics.length} topics`);
}

function serviceRow(offer: Offer, { locale }: Turn): Choice {
  return { id: `service:${offer.service.key}:${offer.agency.id}`, title: nameOf(offer, locale), hint: offer.service.summary(locale) };
}

/** Topics by their place among the topics of the hall; a second call with that place shows what is under it. */
function topicRows(offers: readonly Offer[], { locale }: Turn): readonly Choice[] {
  return topicsOf(offers).map(({ title, of }, nth) => ({
    id: `topic:${nth}`,
    title: title?.(locale) ?? texts(locale).other,
    hint: of.map((offer) => nameOf(offer, locale)).join(', '),
  }));
}

function topicsOf(offers: readonly Offer[]) {
  return [...Map.groupBy(offers, ({ service }) => service.topic?.('id') ?? '')].map(([, of]) => ({ title: of[0]?.service.topic, of }));
}

/** What is under a topic; the menu again where nothing is. */
export async function showTopic(turn: Turn, nth: number): Promise<void> {
  const m = texts(turn.locale);
  const topic = topicsOf(turn.deps.offers())[nth];
  if (!topic) return showMenu(turn);
  const rows = topic.of.slice(0, ROWS - 1).map((offer) => serviceRow(offer, turn));
  await turn.say({
    text: m.topicLead(topic.title?.(turn.locale) ?? m.other),
    choices: [...rows, { id: 'menu', title: m.backToMenu }],
    open: m.menuOpen,
  });
}

/** Begins an application and asks its first questions. */
export async function begin(turn: Turn, serviceKey: string, agencyId: string, ahead = ''): Promise<void> {
  const { tx, actor, at, deps, locale } = turn;
  const offer = deps.offers().find(({ service, agency }) => service.key === serviceKey && agency.id === agencyId);
  if (!offer) return showMenu(turn);
  const draft = newId();
  await enterDraft(tx, { id: draft, service: serviceKey, agencyId, personId: actor.personId }, at);
  turn.rest();
  turn.set({ draft });
  const fillable = deps.fill.fillables().find((one) => one.key === serviceKey && one.agencyId === agencyId);
  await goOn(turn, { ahead, begun: (rules) => beginning(fillable?.facts(rules), offer, locale) });
}

function beginning(
  facts: { duration: (l: 'id' | 'en') => string; cost: (l: 'id' | 'en') => string } | undefined,
  offer: Offer,
  locale: 'id' | 'en',
): string {
  const m = texts(locale);
  if (!facts) return m.anyTime;
  return `${m.begun(offer.service.title(locale), facts.duration(locale), facts.cost(locale))}\n${m.anyTime}`;
}

/**
 * The services somebody may mean by what they wrote, by name or by what happened to them: one where only one can be meant,
 * all that fit equally well where several do, none where nothing does.
 */
export function servicesNamed(offers: readonly Offer[], said: string): readonly Offer[] {
  const named = lookFor(offers, said).filter((one) => one.named > 0);
  const [first, ...rest] = named.toSorted((a, b) => b.named - a.named || b.has - a.has);
  if (!first) return [];
  return [first, ...rest.filter((one) => one.named === first.named && one.has === first.has)].map(({ offer }) => offer);
}

/** Asks which of several services is meant; what has no row is in the menu. */
export async function showNamed(turn: Turn, offers: readonly Offer[], said: string, ahead = ''): Promise<void> {
  const m = texts(turn.locale);
  const rows = offers.slice(0, ROWS - 1).map((offer) => serviceRow(offer, turn));
  const text = m.whichService(shorten(said.replace(/\s+/g, ' ').trim(), 60), offers.length > rows.length);
  await turn.say({
    text: [ahead, text].filter((part) => part !== '').join('\n\n'),
    choices: [...rows, { id: 'menu', title: m.allServices }],
    open: m.menuOpen,
  });
}
