import { likeLiteral, type Db } from '#db';
import type { Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { agenciesOf, can } from '#platform/access';
import { appliedAt } from '#platform/cases';
import { withoutMarks } from '#platform/channels';
import { sql } from 'kysely';
import { shorten } from './domain/shorten.ts';
import { masked } from './domain/masked.ts';
import { open } from './sealed.ts';

/** Which conversations an officer looks at. */
export const conversationLists = ['waiting', 'mine', 'officers', 'all'] as const;
export type ConversationList = (typeof conversationLists)[number];

export interface ConversationLine {
  readonly id: string;
  /** As they call themselves; proves nothing. */
  readonly name: string;
  /** In which they are answered. */
  readonly locale: Locale;
  readonly mode: 'house' | 'officer';
  readonly waitsSince: Date | null;
  readonly officerName: string | null;
  /** When they wrote last: a day from then on anything may be said to them. */
  readonly lastInAt: Date | null;
  /** The last words, shortened, numbers covered. */
  readonly lastSaid: string;
  readonly lastBy: 'person' | 'house' | 'officer';
}

export interface ConversationFilter {
  readonly list: ConversationList;
  readonly q: string;
}

const PREVIEW = 90;

/** The agencies an officer answers people for in chats. */
export function answeringFor(actor: PersonActor): readonly string[] {
  return agenciesOf(actor).filter((agencyId) => can(actor, 'conversations.answer', agencyId));
}

/**
 * Conversations that are an officer's to see: somebody asked for an officer of their agency, or has an application there.
 * Whoever waits longest comes first; writing again changes nothing about that.
 */
export async function listConversations(
  db: Db,
  actor: PersonActor,
  { list, q }: ConversationFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ConversationLine[]; readonly total: number }> {
  const visible = theirs(db, actor)
    .$if(list === 'waiting', (query) => query.where('c.waits_since', 'is not', null))
    .$if(list === 'mine', (query) => query.where('c.officer_id', '=', actor.personId))
    .$if(list === 'officers', (query) => query.where('c.mode', '=', 'officer'))
    .$if(q.trim() !== '', (query) => query.where('p.name', 'ilike', `%${likeLiteral(q.trim())}%`));
  const { total } = await visible.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const rows = await visible
    .leftJoin('identity.person as o', 'o.id', 'c.officer_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('conversations.message as m')
          .whereRef('m.conversation_id', '=', 'c.id')
          .select(['m.id as messageId', 'm.said', 'm.by'])
          .orderBy('m.nth', 'desc')
          .limit(1)
          .as('l'),
      (join) => join.onTrue(),
    )
    .select([
      'c.id',
      'p.name',
      'c.locale',
      'c.mode',
      'c.waits_since as waitsSince',
      'o.name as officerName',
      'c.last_in_at as lastInAt',
      'l.messageId',
      'l.said',
      'l.by',
    ])
    .orderBy(sql`c.waits_since asc nulls last`)
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: Number(total),
    rows: rows.map(({ messageId, said, by, mode, locale, ...row }) => ({
      ...row,
      locale: locale === 'en' ? 'en' : 'id',
      mode: mode as ConversationLine['mode'],
      lastBy: (by ?? 'person') as ConversationLine['lastBy'],
      lastSaid:
        said === null || messageId === null
          ? ''
          : shorten(withoutMarks(masked(open(db, 'message', messageId, said))).replace(/\s+/g, ' '), PREVIEW),
    })),
  };
}

/** Whether a conversation is this officer's to see. */
export async function isTheirs(db: Db, actor: PersonActor, id: string): Promise<boolean> {
  return (await theirs(db, actor).where('c.id', '=', id).select('c.id').executeTakeFirst()) !== undefined;
}

function theirs(db: Db, actor: PersonActor) {
  const agencies = answeringFor(actor);
  return db
    .selectFrom('conversations.conversation as c')
    .innerJoin('identity.person as p', 'p.id', 'c.person_id')
    .where((eb) =>
      agencies.length === 0 ? eb.val(false) : eb.or([eb('c.agency_id', 'in', agencies), appliedAt('c.person_id', agencies)]),
    );
}
