import type { Db } from '#db';
import type { Locale } from '#i18n';
import { render, useView, type WebApp } from '#web';
import { Button, EmptyState, Form, Page, Pagination, SearchForm } from '#web/ui';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { DEMO_PASSWORD, type DemoAccounts, demoCode, signInDemo } from '../../demo-accounts.ts';
import { rememberDevice } from '../../known-device.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { safePath } from '../../reply.ts';

/** Somebody of the demonstration, as its own list knows them. */
export interface KnownPerson {
  readonly email: string;
  readonly story: Readonly<Record<Locale, string>>;
}

interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly story: KnownPerson['story'] | undefined;
  readonly code: string | null;
}

const SIZE = 30;

interface PeopleProps {
  readonly people: readonly DemoPerson[];
  readonly total: number;
  readonly page: number;
  /** What was searched for; empty when nothing. */
  readonly q: string;
}

function PeoplePage({ people, total, page, q }: PeopleProps) {
  const { locale } = useView();
  const m = texts(locale).demo;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {m.lead} {m.password} <code>{DEMO_PASSWORD}</code>
        </p>
        <SearchForm action={paths.people()} label={m.search} q={q} />
        {total === 0 && (
          <EmptyState>
            <p>{m.none(q)}</p>
            <a href={paths.people()}>{m.all}</a>
          </EmptyState>
        )}
        <ul class="tasks">
          {people.map(({ name, email, story, code }) => (
            <li>
              <span>
                <strong>{name}</strong>
                <br />
                {story?.[locale]}
                <br />
                <span class="small soft">
                  {email}
                  {code && (
                    <>
                      {' · '}
                      {m.code} <code>{code}</code>
                    </>
                  )}
                </span>
              </span>
              <Form action={paths.people()} class="inline" label={`${m.as}: ${name}`}>
                <input type="hidden" name="email" value={email} />
                <Button kind="quiet" small>
                  {m.as}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
        <Pagination page={page} size={SIZE} total={total} at={(n) => paths.people({}, { q: q || undefined, halaman: n })} />
      </div>
    </Page>
  );
}

/** The demonstration's people, their present codes, and a button that signs in as each. Demo mode only. */
export function demoPeopleRoutes(app: WebApp, deps: DemoAccounts, known: readonly KnownPerson[]): void {
  const Query = Type.Object({
    q: Type.Optional(Type.String({ maxLength: 80 })),
    halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    lang: Type.Optional(Type.String()),
  });
  app.get(paths.people.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const { q = '', halaman: page = 1 } = request.query;
    const { rows, total } = await findPeople(deps.db, known, q.trim(), page);
    const people = await Promise.all(
      rows.map(async ({ name, email, twoFactorEnabled }) => ({
        name,
        email,
        story: known.find((one) => one.email === email)?.story,
        code: twoFactorEnabled ? await demoCode(deps, email) : null,
      })),
    );
    const title = texts(request.locale).demo.title;
    return render(request, reply, <PeoplePage {...{ people, total, page, q: q.trim() }} />, { title });
  });

  app.post(
    paths.people.pattern,
    {
      schema: {
        body: Type.Object({
          email: Type.String({ pattern: '^[a-z.]+@contoh\\.test$', maxLength: 100 }),
          to: Type.Optional(Type.String({ maxLength: 300 })),
        }),
      },
      config: { policy: 'public' },
    },
    async (request, reply) => {
      for (const cookie of await signInDemo(deps, request.body.email)) reply.header('set-cookie', cookie);
      await rememberDevice(request, reply, deps.auth, request.body.email);
      return reply.redirect(safePath(request.body.to), 303);
    },
  );
}

/** One page of the invented people whose name or address has `q` in it: those with a story first, in its order. */
async function findPeople(db: Db, known: readonly KnownPerson[], q: string, page: number) {
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const found = db
    .selectFrom('identity.person as p')
    .innerJoin('identity.user as u', 'u.id', 'p.user_id')
    .where('u.email', 'like', '%@contoh.test')
    .where((eb) => eb.or([eb('p.name', 'ilike', part), eb('u.email', 'ilike', part)]));
  const stories = known.map(({ email }) => email);
  const rows = await found
    .select(['p.name', 'u.email', 'u.twoFactorEnabled'])
    .orderBy(sql`array_position(${stories}::text[], u.email)`, (order) => order.asc().nullsLast())
    .orderBy('p.created_at')
    .orderBy('p.id')
    .limit(SIZE)
    .offset((page - 1) * SIZE)
    .execute();
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
