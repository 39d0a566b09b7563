import type { PersonActor } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { rawOf } from '../../domain/answer.ts';
import type { Page } from '../../domain/journey.ts';
import { fillPaths } from '../../paths.ts';
import { answer, askedPage, unseenWarnings } from './answer-page.ts';
import { goOn, showList } from './list.tsx';
import { type From, nextStep } from './next-step.ts';
import { openDraft, type OpenDraft, suggestions } from './open-draft.ts';
import { QuestionPage } from './question-page.tsx';
import { FamilyCard, familyFor } from './family.tsx';
import { filingOf } from './filing.ts';
import { THROUGH } from './fillable.ts';
import { type RegisteredFill, registeredPage } from './register.tsx';
import { keptIn, readSent } from './read-sent.ts';

export const FromCheck = Type.Object({ dari: Type.Optional(Type.Literal('periksa')) });

/** One page of questions, asked and answered; a repeating page shows its list instead. */
export function questionRoutes(app: WebApp, deps: RegisteredFill): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }), page: Type.String({ maxLength: 60 }) });
  const schema = { params: Params, querystring: FromCheck };

  app.get(fillPaths.page.pattern, { schema, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    const page = askedPage(opened, request.params.page);
    if (page.repeats) return showList(request, reply, opened, page, request.query.dari);
    return showQuestions(request, reply, deps, opened, page, request.query.dari);
  });

  app.post(fillPaths.page.pattern, { schema, config: { policy: 'signed-in', takesFiles: true } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    const page = askedPage(opened, request.params.page);
    const from = request.query.dari;
    if (page.repeats) return goOn(request, reply, deps, opened, page, from);
    const sent = await readSent(request, deps, { page, context: opened.context, actor: opened.actor });
    const warnings = unseenWarnings(sent);
    const filing = sent.reading.ok ? await filingOf(deps, opened, page, sent.reading.answers, sent.marks[THROUGH]) : undefined;
    const problems = [...sent.problems, ...(filing?.problems ?? [])];
    if (!sent.reading.ok || problems.length > 0 || warnings)
      return render(
        request,
        reply,
        <QuestionPage
          opened={opened}
          page={page}
          action={fillPaths.page({ draftId: opened.draft.id, page: page.key }, { dari: from })}
          raw={sent.raw}
          kept={sent.kept}
          problems={problems}
          filing={filing}
          warnings={problems.length > 0 ? undefined : warnings}
        />,
        { title: page.title(request.locale), status: problems.length > 0 ? 422 : 200 },
      );
    const { answers } = sent.reading;
    return reply.redirect(nextStep(await answer(deps, opened, page.key, () => answers), page.key, from), 303);
  });
}

async function showQuestions(
  request: Request,
  reply: Reply,
  deps: RegisteredFill,
  opened: OpenDraft & { readonly actor: PersonActor },
  page: Page,
  from: From,
): Promise<Reply> {
  const given = opened.draft.answers[page.key] ?? (await suggestions(deps.db, opened, opened.actor))[page.key];
  const raw = rawOf(page, given as Readonly<Record<string, unknown>> | undefined);
  const answered = opened.draft.answers[page.key];
  const filing = answered && opened.draft.forPersonId !== null ? await filingOf(deps, opened, page, answered) : undefined;
  const relatives = await familyFor(deps, opened, page, opened.actor.personId);
  return render(
    request,
    reply,
    <QuestionPage
      opened={opened}
      page={page}
      action={fillPaths.page({ draftId: opened.draft.id, page: page.key }, { dari: from })}
      raw={raw}
      kept={await keptIn(deps, page.fields, raw, opened.actor)}
      problems={[]}
      filing={filing && { ...filing, problems: [], advice: null }}
      above={
        relatives.length > 0 ? (
          <FamilyCard action={fillPaths.family({ draftId: opened.draft.id, page: page.key })} shown={{ kind: 'offered', relatives }} />
        ) : undefined
      }
      register={deps.personRegistry && registeredPage(opened, page) ? { kind: 'offered' } : undefined}
    />,
    { title: page.title(request.locale) },
  );
}
