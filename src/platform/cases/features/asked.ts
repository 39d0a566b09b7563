import { fieldFaults } from '#i18n';
import { newId, type Actor, AppError } from '#kernel';
import { readForm, refusalOf } from '#platform/files';
import { listOf, type Raw, readPage } from '#platform/forms';
import type { Request } from '#web';
import type { FormError } from '#web/ui';
import type { TimelineLine } from '../domain/timeline.ts';
import { type CasesDeps, type CaseView, perform, refusalSentence } from '../index.ts';
import type { RefusalReason } from '../domain/refusal.ts';

/** What came of asking for an action by form. */
export type Asked =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly status: 409 | 422;
      readonly raw: Readonly<Record<string, Raw>>;
      readonly errors: readonly FormError[];
      readonly changes: readonly TimelineLine[];
    };

/**
 * Reads the form of one action, files too, and does it. Comes back with what was typed when an answer is wrong or
 * the case changed meanwhile. Throws ACTION_NOT_ALLOWED, with the sentence of its reason.
 */
export async function askByForm(request: Request, deps: CasesDeps, actor: Actor, view: CaseView, key: string): Promise<Asked> {
  const action = view.service.actions[key];
  if (!action) throw new AppError('NOT_FOUND');
  const ownerPersonId = actor.kind === 'person' ? actor.personId : '';
  const form = await readForm(request, {
    deps: deps.files,
    kindOf: (name) => {
      const control = action.asks[name]?.control;
      return control?.kind === 'files' && ownerPersonId !== '' ? control.accepts : undefined;
    },
    ownerPersonId,
  });
  const raw: Record<string, Raw> = { ...form.fields };
  for (const [name, files] of Object.entries(form.files)) raw[name] = [...listOf(raw[name]), ...files.map((file) => file.id)];
  const refusedFiles = form.problems.flatMap(({ field, error }): FormError[] => {
    const control = action.asks[field]?.control;
    return control?.kind === 'files' ? [{ field, message: refusalOf(error, control.accepts)(request.locale) }] : [];
  });
  const reading = readPage({ key, title: action.title, fields: action.asks }, raw, view.context);
  const wrong = reading.ok ? [] : reading.problems.map(({ field, message }) => ({ field, message: message(request.locale) }));
  const errors = [...refusedFiles, ...wrong.filter(({ field }) => !refusedFiles.some((one) => one.field === field))];
  if (!reading.ok || errors.length > 0) return { done: false, status: 422, raw, errors, changes: [] };
  try {
    await perform(deps, actor, {
      caseId: view.id,
      idempotencyKey: keyIn(raw),
      expectedVersion: versionIn(raw),
      ask: { action: key, input: reading.answers },
    });
    return { done: true };
  } catch (error) {
    return comeBack(error, raw, request.locale);
  }
}

function comeBack(error: unknown, raw: Readonly<Record<string, Raw>>, locale: 'id' | 'en'): Asked {
  if (!(error instanceof AppError)) throw error;
  if (error.code === 'CONFLICT')
    // Sent again on purpose, it is a new command.
    return {
      done: false,
      status: 409,
      raw: { ...raw, _key: newId() },
      errors: [],
      changes: error.detail.changes as readonly TimelineLine[],
    };
  if (error.code === 'INVALID_INPUT') return { done: false, status: 422, raw, errors: faultsIn(error, locale), changes: [] };
  throw withSentence(error, locale);
}

/** The faults the engine found, in the reader's language. */
export function faultsIn(error: AppError, locale: 'id' | 'en'): readonly FormError[] {
  return fieldFaults(error).map(({ field, message }) => ({ field, message: message(locale) }));
}

/** The same refusal, saying in words why the action cannot be done. */
export function withSentence(error: unknown, locale: 'id' | 'en'): unknown {
  if (!(error instanceof AppError) || error.code !== 'ACTION_NOT_ALLOWED' || typeof error.detail.reason !== 'string') return error;
  return new AppError(error.code, { ...error.detail, sentences: [refusalSentence(error.detail.reason as RefusalReason, locale)] });
}

/** The key a form carries; a form without one counts as new each time. */
export function keyIn(raw: Readonly<Record<string, Raw>>): string {
  return typeof raw._key === 'string' && /^[\w-]{8,80}$/.test(raw._key) ? raw._key : newId();
}

function versionIn(raw: Readonly<Record<string, Raw>>): number | null {
  return typeof raw._version === 'string' && /^\d{1,9}$/.test(raw._version) ? Number(raw._version) : null;
}
