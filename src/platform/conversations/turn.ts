import type { Tx } from '#db';
import type { Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { type Outbound, sendWhatsApp, type WhatsAppContact } from '#platform/channels';
import { framed } from './domain/frame.ts';
import type { Saying } from './domain/saying.ts';
import { noTalk, type Talk } from './domain/talk.ts';
import type { ConversationDeps } from './deps.ts';
import { type Change, changeConversation, type Conversation, writeDown } from './tables.ts';

/** Applications whose open replies are kept while they lie; answers of whole pages stand in their drafts anyway. */
const MOST_PARKED = 10;

/** What something is said about: a case, and the draft it was made of. */
export interface About {
  readonly caseId?: string;
  readonly draftId?: string;
}

/**
 * One turn of a conversation: what is known, and what comes of it. Everything a turn writes stands in one transaction,
 * with the message it answers.
 */
export class Turn {
  readonly tx: Tx;
  readonly deps: ConversationDeps;
  readonly actor: PersonActor;
  readonly contact: WhatsAppContact;
  readonly at: Date;
  /** Names this turn: what it says is said once. */
  readonly key: string;
  locale: Locale;
  talk: Talk;
  readonly conversation: Conversation;
  #said = 0;
  #change: Change = {};

  constructor(of: {
    readonly tx: Tx;
    readonly deps: ConversationDeps;
    readonly conversation: Conversation;
    readonly actor: PersonActor;
    readonly contact: WhatsAppContact;
    readonly at: Date;
    readonly key: string;
  }) {
    this.tx = of.tx;
    this.deps = of.deps;
    this.actor = of.actor;
    this.contact = of.contact;
    this.at = of.at;
    this.key = of.key;
    this.conversation = of.conversation;
    this.locale = of.conversation.locale;
    this.talk = of.conversation.talk;
  }

  /** Changes parts of the talk. */
  set(change: Partial<Talk>): void {
    this.talk = { ...this.talk, ...change };
  }

  /** Lets what is being answered lie, as far as it is, beside what lies there already; nothing is being asked any more. */
  rest(): void {
    const {
      parked = [],
      laid,
      mending,
      after: _,
      asked: __,
      shown: ___,
      giving: ____,
      erasing: _____,
      joining: ______,
      offered: _______,
      calling: ________,
      ...here
    } = this.talk;
    // Whoever comes back is asked again which document a photo is.
    const unnamed = here.unnamed.map(({ asked: _________, ...one }) => one);
    const left =
      here.draft === undefined
        ? parked
        : [{ ...here, unnamed }, ...parked.filter(({ draft }) => draft !== here.draft)].slice(0, MOST_PARKED);
    const mended = mending ?? laid;
    this.talk = { ...noTalk, ...(left.length > 0 && { parked: left }), ...(mended && { laid: mended }) };
  }

  /** Takes up an application that was let lie; the others stay where they are. */
  resume(draft: string): void {
    this.rest();
    const { parked = [], ...rest } = this.talk;
    const others = parked.filter((one) => one.draft !== draft);
    const taken = parked.find((one) => one.draft === draft) ?? { draft };
    this.talk = { ...rest, ...(others.length > 0 && { parked: others }), ...taken };
  }

  /** Forgets what was asked of an application that is over; what lies beside it stays. */
  finish(): void {
    const { parked, laid } = this.talk;
    this.talk = { ...noTalk, ...(parked && { parked }), ...(laid && { laid }) };
  }

  change(change: Change): void {
    this.#change = { ...this.#change, ...change };
  }

  /** Says something, counted for the application it is about. */
  async say(saying: Saying, about: About = {}): Promise<void> {
    for (const message of framed(saying)) await this.send(message, saying, about);
    const { choices = [] } = saying;
    if (choices.length > 0) this.set({ offered: choices.map(({ id, title }) => ({ id, title })) });
  }

  async send(message: Outbound, { text }: Pick<Saying, 'text'>, { caseId, draftId }: About = {}): Promise<void> {
    const { tx, conversation, at } = this;
    const nth = this.#said++;
    const about = caseId ?? this.talk.draft;
    await sendWhatsApp(tx, { contact: conversation.id, message, key: `${this.key}:${nth}`, ...(about !== undefined && { about }), at });
    const said = wordsOf(message) ?? text;
    const spoken = {
      conversationId: conversation.id,
      by: 'house',
      said,
      draftId: draftId ?? this.talk.draft ?? null,
      caseId: caseId ?? null,
    } as const;
    await writeDown(tx, spoken, at);
  }

  /** Keeps what came of the turn. */
  async end(): Promise<void> {
    await changeConversation(this.tx, this.conversation.id, { ...this.#change, talk: this.talk, locale: this.locale }, this.at);
  }
}

function wordsOf(message: Outbound): string | null {
  if (message.kind === 'text') return message.text;
  if (message.kind === 'buttons') return `${message.body}\n${message.buttons.map(({ title }) => `[${title}]`).join(' ')}`;
  if (message.kind === 'list')
    return `${message.body}\n[${message.button}] ${message.sections.flatMap(({ rows }) => rows.map(({ title }) => title)).join(' · ')}`;
  return null;
}
