import type { Locale } from '#i18n';
import { render, useView, type WebApp } from '#web';
import { Button, Form, Page } from '#web/ui';
import { Type } from 'typebox';
import { DEMO_PASSWORD, type DemoAccounts, demoCode, signInDemo } from '../../demo-accounts.ts';
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

function PeoplePage({ people }: { readonly people: readonly DemoPerson[] }) {
  const { locale } = useView();
  const m = texts(locale).demo;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {m.lead} {m.password} <code>{DEMO_PASSWORD}</code>
        </p>
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
      </div>
    </Page>
  );
}

/** The demonstration's people, their present codes, and a button that signs in as each. Demo mode only. */
export function demoPeopleRoutes(app: WebApp, deps: DemoAccounts, known: readonly KnownPerson[]): void {
  app.get(paths.people.pattern, { config: { policy: 'public' } }, async (request, reply) => {
    const rows = await deps.db
      .selectFrom('identity.person as p')
      .innerJoin('identity.user as u', 'u.id', 'p.user_id')
      .select(['p.name', 'u.email', 'u.twoFactorEnabled'])
      .where('u.email', 'like', '%@contoh.test')
      .orderBy('p.created_at')
      .limit(60)
      .execute();
    const place = (email: string) => known.findIndex((one) => one.email === email) >>> 0;
    const people = await Promise.all(
      rows
        .sort((a, b) => place(a.email) - place(b.email))
        .map(async ({ name, email, twoFactorEnabled }) => ({
          name,
          email,
          story: known.find((one) => one.email === email)?.story,
          code: twoFactorEnabled ? await demoCode(deps, email) : null,
        })),
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
