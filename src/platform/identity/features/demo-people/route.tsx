import { render, useView, type WebApp } from '#web';
import { Button, type Column, Form, Page, Table } from '#web/ui';
import { Type } from 'typebox';
import { DEMO_PASSWORD, type DemoAccounts, demoCode, signInDemo } from '../../demo-accounts.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { safePath } from '../../reply.ts';

interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string | null;
  readonly agency: string | null;
  readonly code: string | null;
}

function PeoplePage({ people }: { readonly people: readonly DemoPerson[] }) {
  const m = texts(useView().locale).demo;
  const columns: Column<DemoPerson>[] = [
    {
      title: m.person,
      cell: (person) => (
        <>
          <strong>{person.name}</strong>
          <br />
          <span class="small soft">{person.email}</span>
        </>
      ),
    },
    {
      title: m.role,
      cell: (person) =>
        person.role ? (
          <>
            {person.role}
            <br />
            <span class="small soft">{person.agency}</span>
          </>
        ) : (
          m.citizen
        ),
    },
    { title: m.code, cell: (person) => (person.code ? <code>{person.code}</code> : '–') },
    {
      title: '',
      cell: (person) => (
        <Form action={paths.people()} label={`${m.as}: ${person.name}`}>
          <input type="hidden" name="email" value={person.email} />
          <Button small>{m.as}</Button>
        </Form>
      ),
    },
  ];
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {m.lead} {m.password} <code>{DEMO_PASSWORD}</code>
        </p>
        <Table label={m.title} columns={columns} rows={people} empty="–" />
      </div>
    </Page>
  );
}

/** The demonstration's people, their present codes, and a button that signs in as each. Demo mode only. */
export function demoPeopleRoutes(app: WebApp, deps: DemoAccounts): void {
  app.get(paths.people.pattern, { config: { policy: 'public' } }, async (request, reply) => {
    const rows = await deps.db
      .selectFrom('identity.person as p')
      .innerJoin('identity.user as u', 'u.id', 'p.user_id')
      .leftJoin('access.assignment as a', 'a.person_id', 'p.id')
      .leftJoin('access.agency as g', 'g.id', 'a.agency_id')
      .select(['p.name', 'u.email', 'u.twoFactorEnabled', 'a.role', 'g.name as agency'])
      .where('u.email', 'like', '%@contoh.test')
      .orderBy('a.valid_from')
      .orderBy('p.created_at')
      .limit(60)
      .execute();
    const people = await Promise.all(
      rows.map(async (row) => ({ ...row, code: row.twoFactorEnabled ? await demoCode(deps, row.email) : null })),
    );
    return render(request, reply, <PeoplePage people={people} />, { title: texts(request.locale).demo.title });
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
      return reply.redirect(safePath(request.body.to), 303);
    },
  );
}
