import type { PersonActor } from '#kernel';
import type { PersonRegistry } from '#platform/identity';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import { rawOf } from '../../domain/answer.ts';
import type { Page } from '../../domain/journey.ts';
import { fillPaths } from '../../paths.ts';
import { askedPage } from './answer-page.ts';
import type { FillDeps } from './fillable.ts';
import { openDraft, type OpenDraft, suggestions } from './open-draft.ts';
import { QuestionPage } from './question-page.tsx';
import type { FromRegister } from './register-card.tsx';
import { keptIn } from './read-sent.ts';

/** Pages read from a register only where one is plugged in. */
export interface RegisteredFill extends FillDeps {
  readonly personRegistry: PersonRegistry | null;
}

/** Whether a page can be filled from the register: one's own draft, and a page it knows something for. */
export function registeredPage({ draft, fillable }: OpenDraft, page: Page) {
  const own = draft.mandateId === null && draft.forPersonId === null;
  return own && !page.repeats ? fillable.registered[page.key] : undefined;
}

/**
 * Fills the boxes of a page from the register, once its applicant pressed for it. Nothing is kept: what is in the boxes
 * counts as an answer when the page is sent, as if it had been typed.
 */
export function registerRoutes(app: WebApp, deps: RegisteredFill): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }), page: Type.String({ maxLength: 60 }) });
  const Body = Type.Object({ siapa: Type.Optional(Type.String({ maxLength: 2 })) });
  app.post(
    fillPaths.register.pattern,
    { schema: { params: Params, body: Body }, config: { policy: 'signed-in', perMinute: 10 } },
    async (request, reply) => {
      const opened = await openDraft(deps, request, request.params.draftId);
      const page = askedPage(opened, request.params.page);
      const at = { draftId: opened.draft.id, page: page.key };
      const registered = registeredPage(opened, page);
      if (opened.draft.submittedTo !== null || !registered || !deps.personRegistry) return reply.redirect(fillPaths.page(at), 303);
      const { fillable, actor } = opened;
      const answer = await deps.personRegistry.ask({ actor, service: fillable.key, page: page.key, about: registered.about });
      let shown: FromRegister = { kind: 'refused', why: 'not-there' };
      let known: Readonly<Record<string, unknown>> = {};
      if (answer.kind === 'refused') shown = answer;
      else {
        const { residents, asOf } = answer;
        const chosen = residents.length === 1 ? residents[0] : residents[Number(request.body.siapa ?? 0) - 1];
        shown = chosen ? { kind: 'filled', asOf } : { kind: 'choose', names: residents.map(({ name }) => name) };
        if (chosen) known = registered.answers(chosen);
      }
      const given = await givenOn(deps, opened, page);
      const raw = rawOf(page, { ...given, ...known });
      return render(
        request,
        reply,
        <QuestionPage
          opened={opened}
          page={page}
          action={fillPaths.page(at)}
          raw={raw}
          kept={await keptIn(deps, page.fields, raw, actor)}
          problems={[]}
          register={shown}
        />,
        { title: page.title(request.locale) },
      );
    },
  );
}

async function givenOn(deps: FillDeps, opened: OpenDraft & { readonly actor: PersonActor }, page: Page) {
  const given = opened.draft.answers[page.key] ?? (await suggestions(deps.db, opened, opened.actor))[page.key];
  return given as Readonly<Record<string, unknown>> | undefined;
}
