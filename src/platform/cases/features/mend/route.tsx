import { AppError, newId, type PersonActor } from '#kernel';
import { filesById, readForm, refusalOf } from '#platform/files';
import type { Raw } from '#platform/forms';
import type { KeptFile } from '#platform/forms/ui';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type CasesDeps, type CaseView, perform, refusalSentence } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { keyIn, listOf, withSentence } from '../asked.ts';
import { ownCase } from '../file/route.tsx';
import { requirementTitle } from '../requirements.ts';
import { asksReply, MendPage } from './page.tsx';
import { fieldNamed, presentRaw, readPagesAgain, refusedOf } from './questions.ts';
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
      return show(request, reply, deps, person, view, { raw: presentRaw(view), errors: [], status: 200 });
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
      const { answers, problems } = readPagesAgain(view, raw, view.context);
      const words = typeof raw.reply === 'string' ? raw.reply.trim() : '';
      const errors = [
        ...fileErrors,
        ...missingFiles(view, raw, fileErrors, request.locale),
        ...problems.map(({ field, message }) => ({ field, message: message(request.locale) })),
        ...replyErrors(view, words, request.locale),
      ];
      if (errors.length > 0 && view.state.status === 'returned')
        return show(request, reply, deps, person, view, { raw: { ...raw, _key: key }, errors, status: 422 });
      try {
        await perform(deps, person, {
          caseId: view.id,
          idempotencyKey: key,
          expectedVersion: null,
          ask: { action: 'resubmit', files: replacements(view, raw), answers, reply: words },
        });
      } catch (error) {
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
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
  readonly status: number;
}

async function show(request: Request, reply: Reply, deps: CasesDeps, person: PersonActor, view: CaseView, sent: Sent): Promise<Reply> {
  const hrefOf = (fileId: string) => deps.links.make(fileId, person.personId, deps.clock.now());
  const key = typeof sent.raw._key === 'string' ? sent.raw._key : newId();
  const kept = await keptFiles(deps, person, sent.raw, hrefOf);
  const page = <MendPage view={view} raw={sent.raw} errors={sent.errors} kept={kept} formKey={key} hrefOf={hrefOf} />;
  return render(request, reply, page, { title: `${texts(request.locale).title} ${view.number}`, status: sent.status });
}

/** The applicant's own files among the values of a form; anybody else's are as if they were not there. */
async function keptFiles(
  deps: CasesDeps,
  person: PersonActor,
  raw: Readonly<Record<string, Raw>>,
  hrefOf: (fileId: string) => string,
): Promise<ReadonlyMap<string, KeptFile>> {
  const ids = Object.values(raw).flatMap((value) => listOf(value).filter((one) => UUID.test(one)));
  const found = await filesById(deps.db, ids);
  return new Map(
    [...found]
      .filter(([, facts]) => facts.ownerPersonId === person.personId)
      .map(([id, { name, bytes }]) => [id, { id, name, bytes, href: hrefOf(id) }]),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function readMended(request: Request, deps: CasesDeps, person: PersonActor, view: CaseView): Promise<Omit<Sent, 'status'>> {
  const refused = refusedOf(view);
  const kindOf = (name: string) => {
    const control = fieldNamed(view, name)?.control;
    return control?.kind === 'files' ? control.accepts : refused.find((one) => one.name === name)?.accepts;
  };
  const form = await readForm(request, { deps: deps.files, kindOf, ownerPersonId: person.personId });
  const raw: Record<string, Raw> = { ...form.fields };
  // A file sent now goes before one kept from an earlier try.
  for (const [name, files] of Object.entries(form.files)) {
    const sent = files.map((file) => file.id);
    raw[name] = refused.some((one) => one.name === name) ? sent.slice(-1) : [...listOf(raw[name]), ...sent];
  }
  const errors = form.problems.flatMap(({ field, error }): FormError[] => {
    const kind = kindOf(field);
    return kind ? [{ field, message: refusalOf(error, kind)(request.locale) }] : [];
  });
  return { raw, errors };
}

function missingFiles(
  view: CaseView,
  raw: Readonly<Record<string, Raw>>,
  known: readonly FormError[],
  locale: 'id' | 'en',
): readonly FormError[] {
  return refusedOf(view)
    .filter(({ name }) => listOf(raw[name]).length === 0 && !known.some((one) => one.field === name))
    .map(({ name, requirement }) => ({ field: name, message: texts(locale).missing(requirementTitle(view, requirement, locale)) }));
}

function replyErrors(view: CaseView, text: string, locale: 'id' | 'en'): readonly FormError[] {
  if (text.length > 4000) return [{ field: 'reply', message: texts(locale).tooLong }];
  return text === '' && asksReply(view) ? [{ field: 'reply', message: texts(locale).replyNeeded }] : [];
}

function replacements(
  view: CaseView,
  raw: Readonly<Record<string, Raw>>,
): Readonly<Record<string, readonly { fileId: string; replaces: string }[]>> {
  const files: Record<string, { fileId: string; replaces: string }[]> = {};
  for (const { name, requirement, file } of refusedOf(view))
    for (const fileId of listOf(raw[name]).slice(-1))
      files[requirement] = [...(files[requirement] ?? []), { fileId, replaces: file.fileId }];
  return files;
}
