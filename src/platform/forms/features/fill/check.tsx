import { fieldFaults } from '#i18n';
import { AppError, type PersonActor } from '#kernel';
import { getPerson, render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, LinkButton } from '#web/ui';
import { ownFiles } from '#platform/files';
import { Type } from 'typebox';
import type { FieldProblem } from '../../domain/field.ts';
import { requirementName } from '../../domain/checklist.ts';
import { findPage } from '../../domain/journey.ts';
import { sendDraft, staleIn } from '../../drafts.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { AnswerFacts } from '../../ui/answer-facts.tsx';
import { StatementView } from '../../ui/statement-view.tsx';
import type { KeptFile } from '../../ui/upload-field.tsx';
import type { FillDeps } from './fillable.ts';
import { InNameOf } from './for-whom.tsx';
import { BackToTasks, DraftFrame } from './frame.tsx';
import { type OpenDraft, openDraft } from './open-draft.ts';
import { keptFiles } from './read-sent.ts';

type Mine = OpenDraft & { readonly actor: PersonActor };

interface CheckProps {
  readonly opened: OpenDraft;
  readonly kept: ReadonlyMap<string, KeptFile>;
  /** Answers that cannot stand: right when given and not any more, or refused when they were sent. */
  readonly stale: readonly FieldProblem[];
  /** Where it is agreed to and sent, where it was filled in at the counter for somebody. */
  readonly consentPage: string | null;
}

/** Every answer, file and sheet once more, each with the way to change it; then the one button that sends. */
function CheckPage({ opened, kept, stale, consentPage }: CheckProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { draft, fillable, progress, statements, context } = opened;
  const draftId = draft.id;
  const missing = missingIn(opened, locale);
  return (
    <DraftFrame opened={opened} here={m.check.title}>
      <h1>{m.check.title}</h1>
      <p class="lead">{m.check.lead}</p>
      <InNameOf draft={draft} />
      <ErrorSummary errors={[...missing, ...staleErrors(opened, stale, locale)]} />
      <AnswerFacts
        journey={fillable.journey}
        answers={draft.answers}
        context={context}
        change={(page) => fillPaths.page({ draftId, page }, { dari: 'periksa' })}
      />
      {progress.requirements.length > 0 && (
        <section class="answers" id="jawaban-berkas">
          <div class="row between">
            <h2>{m.files.title}</h2>
            <a class="act" href={fillPaths.files({ draftId })}>
              {m.change}
              <span class="vh"> {m.files.title}</span>
            </a>
          </div>
          <Facts
            facts={progress.requirements.map((requirement) => ({
              label: requirement.name[locale],
              value: <Papers files={(draft.files[requirement.key] ?? []).flatMap((id) => kept.get(id) ?? [])} />,
            }))}
          />
        </section>
      )}
      {statements.map((statement) => (
        <StatementView statement={statement} />
      ))}
      {missing.length === 0 && stale.length === 0 && consentPage !== null && (
        <div class="stack">
          <p class="soft">{m.check.consentLead}</p>
          <LinkButton href={consentPage}>{m.check.consent}</LinkButton>
        </div>
      )}
      {missing.length === 0 && stale.length === 0 && consentPage === null && (
        <Form action={fillPaths.send({ draftId })} class="stack">
          <p class="soft">{m.check.sendLead}</p>
          <Button>{m.check.send}</Button>
        </Form>
      )}
      <BackToTasks draftId={draftId} />
    </DraftFrame>
  );
}

function Papers({ files }: { readonly files: readonly KeptFile[] }) {
  const m = texts(useView().locale).check;
  if (files.length === 0) return <span class="soft">{m.noFile}</span>;
  return (
    <>
      {files.map((file) => (
        <a class="block" href={file.href}>
          {file.name}
        </a>
      ))}
    </>
  );
}

/** What still stands in the way, each linked to its part of the page. */
function missingIn({ progress }: OpenDraft, locale: 'id' | 'en'): FormError[] {
  const m = texts(locale).check;
  return [
    ...progress.pages
      .filter(({ done }) => !done)
      .map(({ page }) => ({ field: `jawaban-${page.key}`, message: m.missingPage(page.title(locale)) })),
    ...progress.missing.map((item) => ({ field: 'jawaban-berkas', message: m.missingFile(requirementName(item)(locale)) })),
  ];
}

function staleErrors({ fillable }: OpenDraft, stale: readonly FieldProblem[], locale: 'id' | 'en'): FormError[] {
  return stale.map(({ field, message }) => {
    const [key = ''] = field.split('.');
    const title = findPage(fillable.journey, key)?.title(locale);
    if (title === undefined) return { field: 'jawaban-berkas', message: message(locale) };
    return { field: `jawaban-${key}`, message: `${title}: ${message(locale)}` };
  });
}

/** What the answers were refused for, by the parts of the application; throws again what is no such refusal. */
function refusedFor(error: unknown): readonly FieldProblem[] {
  const faults = error instanceof AppError && error.code === 'INVALID_INPUT' ? fieldFaults(error) : [];
  if (faults.length === 0) throw error;
  return faults;
}

/** Check your answers, and sending them. */
export function checkRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }) });

  const show = async (request: Request, reply: Reply, opened: Mine, stale: readonly FieldProblem[], status = 200) => {
    const files = await ownFiles(deps.db, Object.values(opened.draft.files).flat(), opened.actor.personId);
    const kept = keptFiles(files, deps, opened.actor);
    const { title } = texts(request.locale).check;
    const consentPage = opened.draft.forPersonId === null ? null : deps.consentPage(opened.draft.id);
    return render(request, reply, <CheckPage {...{ opened, kept, stale, consentPage }} />, { title, status });
  };

  app.get(fillPaths.check.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    return show(request, reply, opened, staleIn(opened));
  });

  app.post(fillPaths.send.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const { draftId } = request.params;
    const { draft } = await openDraft(deps, request, draftId);
    if (draft.forPersonId !== null && draft.submittedTo === null) return reply.redirect(deps.consentPage(draftId), 303);
    try {
      const sending = await sendDraft(deps, actor, draftId);
      return reply.redirect(sending.sent ? sending.href : fillPaths.check({ draftId }), 303);
    } catch (error) {
      const refused = refusedFor(error);
      return show(request, reply, await openDraft(deps, request, draftId), refused, 422);
    }
  });
}
