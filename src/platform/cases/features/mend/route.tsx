import { AppError, isId, newId, type PersonActor } from '#kernel';
import { filesById, readForm, refusalOf } from '#platform/files';
import { listOf } from '#platform/forms';
import type { KeptFile } from '#platform/forms/ui';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type CasesDeps, type CaseView, perform, refusalSentence } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { faultsIn, keyIn, withSentence } from '../asked.ts';
import { ownCase } from '../file/route.tsx';
import { requirementTitle } from '../requirements.ts';
import { MOST_WRITTEN, written } from '../../domain/written.ts';
import { asksReply, MendPage } from './page.tsx';
import { boxOfFault, inWords, kindOfBox, type MendForm, type RawForm, readMending, filesAgainOf } from './questions.ts';
import { texts } from './texts.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const Lang = Type.Object({ lang: Type.Optional(Type.String()) });

/** Sending again what was refused or remarked. */
export function mendRoutes(app: WebApp, deps: CasesDeps): void {
  app.get(
    casePaths.mend.pattern,
    { schema: { params: CaseId, querystring: Lang }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await returnedCase(deps, request, request.params.caseId);
      return show(request, reply, deps, person, view, { form: readMending(view, {}, view.context), errors: [], status: 200 });
    },
  );

  app.post(
    casePaths.mend.pattern,
    { schema: { params: CaseId }, config: { policy: 'signed-in', perMinute: 30, takesFiles: true } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      const { raw, errors: fileErrors } = await readMended(request, deps, person, view);
      const key = keyIn(raw);
      const form = readMending(view, raw, view.context);
      const words = typeof raw.reply === 'string' ? written(raw.reply) : '';
      const again = (errors: readonly FormError[], status: 200 | 422) =>
        show(request, reply, deps, person, view, { form: { ...form, raw: { ...form.raw, _key: key } }, errors, status });
      const returned = view.state.status === 'returned';
      if (returned && raw._add !== undefined) return again(fileErrors, fileErrors.length > 0 ? 422 : 200);
      const errors = [
        ...fileErrors,
        ...missingFiles(view, form, request.locale),
        ...inWords(form.problems, request.locale),
        ...replyErrors(view, words, request.locale),
      ].filter(({ field }, index, all) => all.findIndex((one) => one.field === field) === index);
      if (errors.length > 0 && returned) return again(errors, 422);
      try {
        await perform(deps, person, {
          caseId: view.id,
          idempotencyKey: key,
          expectedVersion: null,
          ask: { action: 'resubmit', files: filesSent(view, form), answers: form.answers, reply: words },
        });
      } catch (error) {
        if (error instanceof AppError && error.code === 'INVALID_INPUT')
          return again(
            faultsIn(error, request.locale).map(({ field, message }) => ({ field: boxOfFault(form, field), message })),
            422,
          );
        // Sent twice, its files uploaded twice: the first has been taken.
        if (!(error instanceof AppError && error.code === 'IDEMPOTENCY_KEY_REUSED')) throw withSentence(error, request.locale);
      }
      return reply.redirect(casePaths.done({ caseId: view.id }, { apa: 'resubmit' }), 303);
    },
  );
}

async function returnedCase(deps: CasesDeps, request: Request, caseId: string): Promise<CaseView> {
  const view = await ownCase(deps, caseId, getPerson(request));
  if (view.state.status !== 'returned')
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'wrong-status', sentences: [refusalSentence('wrong-status', request.locale)] });
  return view;
}

interface Sent {
  readonly form: MendForm;
  readonly errors: readonly FormError[];
  readonly status: number;
}

async function show(request: Request, reply: Reply, deps: CasesDeps, person: PersonActor, view: CaseView, sent: Sent): Promise<Reply> {
  const hrefOf = (fileId: string) => deps.links.make(fileId, person.personId, deps.clock.now());
  const { raw } = sent.form;
  const key = typeof raw._key === 'string' ? raw._key : newId();
  const kept = await keptFiles(deps, person, raw, hrefOf);
  const page = <MendPage view={view} form={sent.form} errors={sent.errors} kept={kept} formKey={key} hrefOf={hrefOf} />;
  return render(request, reply, page, { title: `${texts(request.locale).title} ${view.number}`, status: sent.status });
}

/** The applicant's own files among the values of a form; anybody else's are as if they were not there. */
async function keptFiles(
  deps: CasesDeps,
  person: PersonActor,
  raw: RawForm,
  hrefOf: (fileId: string) => string,
): Promise<ReadonlyMap<string, KeptFile>> {
  const ids = Object.values(raw).flatMap((value) => listOf(value).filter(isId));
  const found = await filesById(deps.db, ids);
  return new Map(
    [...found]
      .filter(([, facts]) => facts.ownerPersonId === person.personId)
      .map(([id, { name, bytes }]) => [id, { id, name, bytes, href: hrefOf(id) }]),
  );
}

async function readMended(
  request: Request,
  deps: CasesDeps,
  person: PersonActor,
  view: CaseView,
): Promise<{ raw: RawForm; errors: readonly FormError[] }> {
  const replaceable = filesAgainOf(view, {});
  const kindOf = (name: string) => kindOfBox(view, name);
  const form = await readForm(request, { deps: deps.files, kindOf, ownerPersonId: person.personId });
  const raw: Record<string, RawForm[string]> = { ...form.fields };
  // A file sent now goes before one kept from an earlier try.
  for (const [name, files] of Object.entries(form.files)) {
    const sent = files.map((file) => file.id);
    raw[name] = replaceable.some((one) => one.name === name) ? sent.slice(-1) : [...listOf(raw[name]), ...sent];
  }
  const errors = form.problems.flatMap(({ field, error }): FormError[] => {
    const kind = kindOf(field);
    return kind ? [{ field, message: refusalOf(error, kind)(request.locale) }] : [];
  });
  return { raw, errors };
}

function missingFiles(view: CaseView, { raw, answers }: MendForm, locale: 'id' | 'en'): readonly FormError[] {
  return filesAgainOf(view, answers)
    .filter(({ name, needed }) => needed && listOf(raw[name]).length === 0)
    .map(({ name, requirement }) => ({ field: name, message: texts(locale).missing(requirementTitle(view, requirement, locale)) }));
}

function replyErrors(view: CaseView, text: string, locale: 'id' | 'en'): readonly FormError[] {
  if (text.length > MOST_WRITTEN) return [{ field: 'reply', message: texts(locale).tooLong }];
  return text === '' && asksReply(view) ? [{ field: 'reply', message: texts(locale).replyNeeded }] : [];
}

/** Replacements for what was refused or remarked, and what the answers now ask for. */
function filesSent(view: CaseView, { files: asked, raw, answers }: MendForm): Readonly<Record<string, readonly SentFile[]>> {
  const files: Record<string, SentFile[]> = {};
  for (const { name, requirement, file } of filesAgainOf(view, answers))
    for (const fileId of listOf(raw[name]).slice(-1))
      files[requirement] = [...(files[requirement] ?? []), { fileId, replaces: file.fileId }];
  for (const { name, requirement } of asked)
    for (const fileId of listOf(raw[name])) files[requirement.key] = [...(files[requirement.key] ?? []), { fileId, replaces: null }];
  return files;
}

interface SentFile {
  readonly fileId: string;
  readonly replaces: string | null;
}
