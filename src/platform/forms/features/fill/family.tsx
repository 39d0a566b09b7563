import { getPerson, render, useView, type WebApp } from '#web';
import { Button, Form, Note } from '#web/ui';
import { Type } from 'typebox';
import { rawOf } from '../../domain/answer.ts';
import type { Page } from '../../domain/journey.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { askedPage } from './answer-page.ts';
import type { FillDeps, KnownRelative } from './fillable.ts';
import { openDraft, type OpenDraft, suggestions } from './open-draft.ts';
import { QuestionPage } from './question-page.tsx';
import { keptIn } from './read-sent.ts';

/** What a page shows of the family somebody noted: whom it may be about, or whose it was filled in for. */
export type FromFamily =
  | { readonly kind: 'offered'; readonly relatives: readonly KnownRelative[] }
  | { readonly kind: 'filled'; readonly name: string };

/** The family that may fill a page: on one's own draft, where it asks name and NIK of somebody else; children alone where it is about one. */
export async function familyFor(
  { db, family }: Pick<FillDeps, 'db' | 'family'>,
  { draft, fillable }: Pick<OpenDraft, 'draft' | 'fillable'>,
  page: Page,
  personId: string,
): Promise<readonly KnownRelative[]> {
  const own = draft.mandateId === null && draft.forPersonId === null;
  const [first] = Object.keys(page.fields);
  const ofReporter = page.fields.phone !== undefined || page.fields.email !== undefined;
  if (!family || !own || page.repeats || first === undefined || ofReporter || !page.fields.name || page.fields.nik?.sensitive !== 'nik')
    return [];
  const all = await family(db, personId);
  return fillable.registered[page.key]?.about === 'child' ? all.filter(({ isChild }) => isChild) : all;
}

/** Whom to fill in a page with, each by one press. */
export function FamilyCard({ action, shown }: { readonly action: string; readonly shown: FromFamily }) {
  const { locale } = useView();
  const m = texts(locale).family;
  if (shown.kind === 'filled')
    return (
      <Note tone="done">
        <p>{m.filled(shown.name)}</p>
      </Note>
    );
  return (
    <section class="card stack" aria-labelledby="dari-keluarga">
      <h2 class="t-l" id="dari-keluarga">
        {m.title}
      </h2>
      <p class="soft">{m.lead}</p>
      <Form action={action}>
        <p class="row">
          {shown.relatives.map(({ id, name, relation }) => (
            <Button name="siapa" value={id} kind="quiet">
              {m.one(name, relation(locale))}
            </Button>
          ))}
        </p>
      </Form>
    </section>
  );
}

/**
 * Fills the boxes of a page with what its applicant noted of one of their family. Nothing is kept: it counts as an answer
 * when the page is sent, and nothing is looked up in any register.
 */
export function familyFillRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }), page: Type.String({ maxLength: 60 }) });
  const Body = Type.Object({ siapa: Type.Optional(Type.String({ maxLength: 60 })) });
  const config = { policy: 'signed-in', perMinute: 30 } as const;
  app.post(fillPaths.family.pattern, { schema: { params: Params, body: Body }, config }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    const page = askedPage(opened, request.params.page);
    const at = { draftId: opened.draft.id, page: page.key };
    const { personId } = getPerson(request);
    const chosen = (await familyFor(deps, opened, page, personId)).find(({ id }) => id === request.body.siapa);
    if (opened.draft.submittedTo !== null || !chosen) return reply.redirect(fillPaths.page(at), 303);
    const given = opened.draft.answers[page.key] ?? (await suggestions(deps.db, opened, opened.actor))[page.key];
    const known = { name: chosen.name, nik: chosen.nik, ...(page.fields.bornOn && { bornOn: chosen.born }) };
    const raw = rawOf(page, { ...(given as Readonly<Record<string, unknown>> | undefined), ...known });
    return render(
      request,
      reply,
      <QuestionPage
        opened={opened}
        page={page}
        action={fillPaths.page(at)}
        raw={raw}
        kept={await keptIn(deps, page.fields, raw, opened.actor)}
        problems={[]}
        above={<FamilyCard action="" shown={{ kind: 'filled', name: chosen.name }} />}
      />,
      { title: page.title(request.locale) },
    );
  });
}
