import { getPerson, render, useView, type WebApp } from '#web';
import { Button, Form, LinkButton } from '#web/ui';
import { Type } from 'typebox';
import { dropDraft } from '../../drafts.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import type { FillDeps } from './fillable.ts';
import { DraftFrame } from './frame.tsx';
import { type OpenDraft, openDraft } from './open-draft.ts';

function DropPage({ opened }: { readonly opened: OpenDraft }) {
  const { locale } = useView();
  const m = texts(locale).drop;
  const draftId = opened.draft.id;
  return (
    <DraftFrame opened={opened} here={texts(locale).remove}>
      <h1>{m.title}</h1>
      <p class="lead">{m.lead}</p>
      <Form action={fillPaths.drop({ draftId })} class="row">
        <Button kind="danger">{m.yes}</Button>
        <LinkButton href={fillPaths.tasks({ draftId })} kind="quiet">
          {m.no}
        </LinkButton>
      </Form>
    </DraftFrame>
  );
}

/** Giving up an application, after one question. */
export function dropRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }) });
  app.get(fillPaths.drop.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    return render(request, reply, <DropPage opened={opened} />, { title: texts(request.locale).drop.title });
  });

  app.post(fillPaths.drop.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const fillable = await dropDraft(deps, getPerson(request), request.params.draftId);
    return reply.redirect(fillPaths.start({ service: fillable.key }), 303);
  });
}
