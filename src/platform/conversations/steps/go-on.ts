import {
  type Answers,
  nextPage,
  openDraftIn,
  type OpenDraft,
  type Page,
  questionsOn,
  type RawPage,
  type Requirement,
  requirementName,
} from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { askPage } from '../domain/ask.ts';
import type { Choice, Saying } from '../domain/saying.ts';
import { summaryOf } from '../domain/summary.ts';
import type { Unnamed } from '../domain/talk.ts';
import type { Understood } from '../domain/settle.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { relativeRows, relativesFor } from './family.ts';
import { layByCaption } from './lay.ts';

interface Ahead {
  /** Said before the first question of all. */
  readonly begun?: (rules: RuleBook) => string;
  /** Said before what is asked next. */
  readonly ahead?: string;
  /** From which relative on they are listed, where there are more than a list can hold. */
  readonly relativesFrom?: number;
  /** What was not understood of the last message. */
  readonly of?: Pick<Understood, 'wrong' | 'lost'>;
}

/** Says what is needed next of the application at hand: questions, whether there is one more, photos, or the whole to be looked at. */
export async function goOn(turn: Turn, { begun, ahead = '', relativesFrom, of = { wrong: [], lost: [] } }: Ahead = {}): Promise<void> {
  const { tx, deps, actor, talk } = turn;
  if (talk.draft === undefined) return;
  const before = await openDraftIn(tx, deps.fill, actor, talk.draft);
  const laid = await layByCaption(turn, before);
  const opened = laid === '' ? before : await openDraftIn(tx, deps.fill, actor, talk.draft);
  const first = begun ? `${begun(opened.context.rules)}\n\n` : '';
  const saying = await withRelatives(turn, opened, nextSaying(turn, opened, of), relativesFrom);
  await turn.say({ ...saying, text: [ahead, laid, first + saying.text].filter((part) => part !== '').join('\n\n') });
}

/** Offers the family of a joined account beside the questions about somebody that were not answered yet. */
async function withRelatives(turn: Turn, opened: OpenDraft, saying: Saying, from?: number): Promise<Saying> {
  const { talk, locale } = turn;
  const page = openPage(turn, opened);
  const asked = page !== undefined && talk.page === page.key && talk.more === undefined && !saying.choices?.length;
  if (!asked || talk.given.name !== undefined || talk.given.nik !== undefined) return saying;
  const choices = relativeRows(turn, await relativesFor(turn, opened, page), from);
  if (choices.length === 0) return saying;
  const m = texts(locale);
  return { text: `${saying.text}\n\n${m.relativesLead}`, choices, open: m.relativesOpen };
}

function nextSaying(turn: Turn, opened: OpenDraft, of: Pick<Understood, 'wrong' | 'lost'>): Saying {
  const { locale, talk } = turn;
  const m = texts(locale);
  const { draft, fillable, progress, context } = opened;
  const open = openPage(turn, opened);
  const unnamed = talk.unnamed.find(({ asked, caption }) => !open || (!asked && caption === undefined));
  if (unnamed && progress.requirements.length > 0) {
    turn.set({ unnamed: talk.unnamed.map((one) => (one === unnamed ? { ...one, asked: true } : one)) });
    return askWhich(turn, opened, unnamed);
  }
  if (talk.more !== undefined) {
    const page = fillable.journey.pages.find(({ key }) => key === talk.more);
    const count = entriesOf(draft.answers, talk.more).length;
    const item = page?.repeats?.item(locale) ?? '';
    return { text: count === 0 ? m.any(item) : m.more(item, count), choices: yesNoChoices(turn) };
  }
  const page = open;
  if (page) {
    if (page.repeats && page.repeats.min === 0 && talk.adding !== page.key && draft.answers[page.key] === undefined) {
      turn.set({ more: page.key });
      return { text: m.any(page.repeats.item(locale)), choices: yesNoChoices(turn) };
    }
    const isOpen = talk.page === page.key;
    const given = isOpen ? talk.given : knownOf(turn, opened, page.key);
    turn.set({ page: page.key, given, asked: true });
    const nth = progress.pages.findIndex((one) => one.page.key === page.key) + 1;
    const entry = page.repeats ? entriesOf(draft.answers, page.key).length + 1 : null;
    const again = isOpen && talk.asked === true;
    return askPage({ page, nth, total: progress.pages.length, given, entry, again, wrong: of.wrong, lost: of.lost }, locale, context);
  }
  const faults = of.lost.map((said) => m.lost(said)).join('\n');
  if (progress.missing.length > 0) return askPapers(turn, opened, faults);
  const choices = [
    { id: `send:${draft.id}:${draft.version}`, title: m.checkSend },
    { id: 'cancel', title: m.checkStop },
  ];
  // All of it stands above already: what was not understood needs no second reading of it.
  if (faults !== '' && talk.shown === draft.version) return { text: `${faults}\n\n${m.checkAsk}`, choices };
  turn.set({ shown: draft.version });
  const papers = progress.requirements.map((one) => ({ name: requirementName(one)(locale), count: draft.files[one.key]?.length ?? 0 }));
  const optional = progress.requirements
    .filter((one) => one.need !== 'required' && (draft.files[one.key]?.length ?? 0) === 0)
    .map((one) => one.name[locale]);
  const text = [
    faults,
    m.check,
    summaryOf(fillable.journey, draft.answers, papers, locale, context),
    optional.length > 0 ? m.papersMore(optional.join(', ')) : '',
    m.checkAsk,
  ];
  return { text: text.filter((part) => part !== '').join('\n\n'), choices };
}

function askPapers({ locale, deps }: Turn, { draft, progress, fillable }: OpenDraft, faults: string): Saying {
  const m = texts(locale);
  const some = progress.requirements.some(({ key }) => (draft.files[key]?.length ?? 0) > 0);
  const hints = progress.missing.map(({ hint }) => hint?.[locale].replace(/\.$/, '') ?? '');
  // What goes for each of them is said once.
  const common = hints.length > 1 && hints.every((hint) => hint !== '' && hint === hints[0]) ? (hints[0] ?? '') : '';
  const missing = progress.missing.map(
    (one, nth) => `${nth + 1}. ${one.name[locale]}${common === '' && hints[nth] !== '' ? ` (${hints[nth]})` : ''}`,
  );
  // Blank: a link in a chat may be opened by anybody.
  const printed = progress.missing.flatMap(({ key }) => {
    const printable = fillable.printables[key];
    return printable ? [`${m.printForm(printable.code)} ${deps.publicUrl}${printable.href()}`] : [];
  });
  const text = [faults, some ? m.papersLeft : m.papers, missing.join('\n'), common === '' ? '' : m.papersAll(common), printed.join('\n')];
  return { text: text.filter((part) => part !== '').join('\n\n') };
}

/** Asks what a photo without a name shows. */
function askWhich({ locale }: Turn, opened: OpenDraft, unnamed: Unnamed): Saying {
  const m = texts(locale);
  const choices: Choice[] = papersWithRoom(opened).map((one) => ({
    id: `paper:${unnamed.file}:${one.key}`,
    title: one.name[locale],
  }));
  return {
    text: m.which,
    choices: [...choices, { id: `paper:${unnamed.file}:`, title: m.neither }],
    open: m.whichOpen,
    replyTo: unnamed.wamid,
  };
}

/** The documents a photo may still be, as many as a list can hold beside the row for none of them. */
export function papersWithRoom({ draft, progress }: OpenDraft): readonly Requirement[] {
  return progress.requirements.filter(({ key, maxFiles }) => (draft.files[key]?.length ?? 0) < maxFiles).slice(0, 9);
}

function yesNoChoices({ locale }: Turn): readonly Choice[] {
  const m = texts(locale);
  return [
    { id: 'more:yes', title: m.yes },
    { id: 'more:no', title: m.no },
  ];
}

/** Replies that are known from the chat itself, such as the number they write from. */
function knownOf({ contact: { phone } }: Turn, { fillable, context }: OpenDraft, key: string): Readonly<Record<string, string>> {
  const page = fillable.journey.pages.find((one) => one.key === key);
  const known = page && phone !== null && !page.repeats ? fillable.prefill({ name: '', nik: null, email: null, phone })[key] : undefined;
  if (!page || !known || Array.isArray(known)) return {};
  return Object.fromEntries(
    Object.entries(known as Readonly<Record<string, unknown>>).flatMap(([name, value]) => {
      const field = page.fields[name];
      if (!field || value === undefined || value === '' || value === null) return [];
      const raw = field.toRaw(value);
      return typeof raw === 'string' && field.parse(raw, context).ok ? [[name, raw]] : [];
    }),
  );
}

/** The page that is being answered: one more entry that was said yes to, or the first that is not whole. */
export function openPage({ talk }: Turn, { fillable, draft }: OpenDraft): Page | undefined {
  const adding = fillable.journey.pages.find(({ key }) => key === talk.adding);
  return adding ?? nextPage(fillable.journey, draft.answers);
}

/** The entries of a page that repeats. */
export function entriesOf(answers: Answers, key: string): readonly Readonly<Record<string, unknown>>[] {
  const given = answers[key];
  return Array.isArray(given) ? given : [];
}

/** Whether every question of the open page is answered. */
export function isAnswered(opened: OpenDraft, key: string, given: RawPage, locale: 'id' | 'en'): boolean {
  const page = opened.fillable.journey.pages.find((one) => one.key === key);
  return page !== undefined && questionsOn(page, given, locale, opened.context).length === 0;
}
