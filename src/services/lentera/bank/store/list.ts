import { type Db, likeLiteral, type Tx } from '#db';
import { sql } from 'kysely';
import { bareWords } from '../domain/digest.ts';
import type { Kind, Tags } from '../domain/question.ts';
import type { QuestionStatus, Shared, Wider } from '../domain/rights.ts';
import { type BankVisit, seenBy, waitsFor } from '../see.ts';

export const listSorts = ['changed', 'title', 'least-used', 'hardest'] as const;
export type ListSort = (typeof listSorts)[number];
/** Whose questions: one's own, the school's, the city's, those that wait for one's decision, those whose key is doubted. */
export const owners = ['mine', 'school', 'city', 'waiting', 'doubted'] as const;
export type Owner = (typeof owners)[number];

export interface ListFilter {
  readonly q: string;
  readonly subject: string | null;
  readonly grade: number | null;
  readonly kind: Kind | null;
  readonly level: Tags['level'];
  readonly difficulty: Tags['difficulty'];
  readonly status: QuestionStatus | null;
  readonly owner: Owner | null;
  /** Part of topic or aim. */
  readonly topic: string;
  readonly sort: ListSort;
}

export interface ListLine {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly subject: string;
  readonly grade: number | null;
  readonly aim: string | null;
  readonly topic: string | null;
  readonly level: Tags['level'];
  readonly difficulty: Tags['difficulty'];
  readonly status: QuestionStatus;
  readonly shared: Shared;
  readonly proposedTo: Wider | null;
  readonly version: number;
  readonly author: string;
  readonly mine: boolean;
  readonly changedAt: Date;
  /** Tests it was asked in. */
  readonly uses: number;
  /** Of the newest version over all tests, weighed by attempts; 0 to 1. */
  readonly facility: number | null;
  /** The better students answered wrong in some test. */
  readonly doubted: boolean;
}

/** Words somebody searches by, as beginnings of words: `pecah` finds `pecahan`. */
export function asWordQuery(typed: string): string | null {
  const words = bareWords(typed).split(' ').filter(Boolean).slice(0, 12);
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & ');
}

const uses = sql<number>`(select count(*)::integer from lentera.question_in_test u where u.question_id = q.id)`;
const facility = sql<number | null>`(
  select sum(u.facility * u.attempts) / nullif(sum(u.attempts) filter (where u.facility is not null), 0)
    from lentera.question_use u where u.question_id = q.id and u.version = q.version)`;
/** Item–rest correlation below 0 in a test of the newest version: the key is probably wrong. */
export const doubted = sql<boolean>`exists (
  select 1 from lentera.question_use u where u.question_id = q.id and u.version = q.version and u.discrimination < 0)`;

/** A page of the bank as the visitor sees it, with how many there are. */
export async function listQuestions(
  db: Db | Tx,
  agencyId: string,
  visit: BankVisit,
  filter: ListFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListLine[]; readonly total: number }> {
  const { subject, grade, kind, level, difficulty, status, owner, topic, sort } = filter;
  const words = asWordQuery(filter.q);
  const found = db
    .selectFrom('lentera.question as q')
    .innerJoin('lentera.question_version as v', (join) => join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'))
    .where('q.agency_id', '=', agencyId)
    .where(seenBy(visit))
    .$if(words !== null, (query) => query.where(sql<boolean>`v.words @@ to_tsquery('simple', ${words})`))
    .$if(subject !== null, (query) => query.where('v.subject', '=', subject ?? ''))
    .$if(grade !== null, (query) => query.where('v.grade', '=', grade))
    .$if(kind !== null, (query) => query.where('v.kind', '=', kind ?? ''))
    .$if(level !== null, (query) => query.where('v.level', '=', level))
    .$if(difficulty !== null, (query) => query.where('v.difficulty', '=', difficulty))
    .$if(topic !== '', (query) => {
      const like = `%${likeLiteral(topic)}%`;
      return query.where((eb) => eb.or([eb('v.topic', 'ilike', like), eb('v.aim', 'ilike', like)]));
    })
    // What was retired is out of the way until somebody asks for it.
    .where((eb) => (status === null ? eb('q.status', '<>', 'retired') : eb('q.status', '=', status)))
    .$if(owner !== null, (query) => query.where(ownedBy(owner ?? 'mine', visit)));
  const orders = {
    changed: sql`q.changed_at desc`,
    title: sql`lower(v.title)`,
    'least-used': sql`${uses}`,
    hardest: sql`${facility} asc nulls last`,
  } as const;
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found
      .innerJoin('identity.person as p', 'p.id', 'q.author_id')
      .select([
        'q.id',
        'v.title',
        'v.kind',
        'v.subject',
        'v.grade',
        'v.aim',
        'v.topic',
        'v.level',
        'v.difficulty',
        'q.status',
        'q.shared',
        'q.proposed_to as proposedTo',
        'q.version',
        'p.name as author',
        sql<boolean>`q.author_id = ${visit.personId}::uuid`.as('mine'),
        'q.changed_at as changedAt',
        uses.as('uses'),
        facility.as('facility'),
        doubted.as('doubted'),
      ])
      .orderBy(orders[sort])
      .orderBy('q.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows as ListLine[], total: Number(n) };
}

function ownedBy(owner: Owner, visit: BankVisit) {
  const { personId, schoolIds } = visit;
  switch (owner) {
    case 'mine':
      return sql<boolean>`q.author_id = ${personId}::uuid`;
    case 'school':
      return sql<boolean>`(q.shared <> 'own' and q.school_id = any(${schoolIds}::uuid[]))`;
    case 'city':
      return sql<boolean>`q.shared = 'city'`;
    case 'waiting':
      return waitsFor(visit);
    case 'doubted':
      return doubted;
  }
}
