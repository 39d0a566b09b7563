import { isId, type PersonActor } from '#kernel';
import { type FileFacts, ownFiles, readForm, refusalOf } from '#platform/files';
import type { Request } from '#web';
import { createHash } from 'node:crypto';
import { type PageReading, readPage } from '../../domain/answer.ts';
import type { FieldProblem } from '../../domain/field.ts';
import { type FieldContext, type Fields, listOf, type Raw } from '../../domain/field.ts';
import type { Page } from '../../domain/journey.ts';
import type { KeptFile } from '../../ui/upload-field.tsx';
import type { FillDeps } from './fillable.ts';

/** What reading a page with files needs. */
type ReadingDeps = Pick<FillDeps, 'db' | 'clock' | 'files' | 'links'>;

/** What came with one page of questions. */
export interface SentPage {
  readonly raw: Readonly<Record<string, Raw>>;
  readonly reading: PageReading;
  /** Every fault, those of files included. */
  readonly problems: readonly FieldProblem[];
  readonly kept: ReadonlyMap<string, KeptFile>;
  /** The form's own marks: names that begin with an underscore, which no field does. */
  readonly marks: Readonly<Record<string, string>>;
}

/** Reads a page of questions with its files. Only files of this very person count, whatever ids were sent. */
export async function readSent(
  request: Request,
  deps: ReadingDeps,
  { page, context, actor }: { readonly page: Page; readonly context: FieldContext; readonly actor: PersonActor },
): Promise<SentPage> {
  const kindOf = (name: string) => {
    const control = page.fields[name]?.control;
    return control?.kind === 'files' ? control.accepts : undefined;
  };
  const form = await readForm(request, { deps: deps.files, kindOf, ownerPersonId: actor.personId });
  const named = filesNamed(page.fields, form.fields);
  const fresh = Object.values(form.files).flat();
  const own = await ownFiles(deps.db, [...named, ...fresh.map((file) => file.id)], actor.personId);
  const raw: Record<string, Raw> = {};
  for (const name of Object.keys(page.fields)) {
    const given = form.fields[name];
    raw[name] = kindOf(name) ? [...listOf(given).filter((id) => own.has(id)), ...(form.files[name] ?? []).map((file) => file.id)] : given;
  }
  const reading = readPage(page, raw, context);
  const refused = form.problems.map(({ field, name, error }): FieldProblem => {
    const why = refusalOf(error, kindOf(field) ?? 'document');
    return { field, message: (locale) => `${name}: ${why(locale)}` };
  });
  const others = reading.ok ? [] : reading.problems.filter((problem) => !refused.some((one) => one.field === problem.field));
  return {
    raw,
    reading,
    problems: [...refused, ...others],
    kept: keptFiles(own, deps, actor),
    marks: Object.fromEntries(
      Object.entries(form.fields).flatMap(([name, value]) => (name.startsWith('_') ? [[name, listOf(value)[0] ?? '']] : [])),
    ),
  };
}

/** Files of the person among answers, as forms show them. */
export async function keptIn(deps: FillDeps, fields: Fields, raw: Readonly<Record<string, Raw>>, actor: PersonActor) {
  return keptFiles(await ownFiles(deps.db, filesNamed(fields, raw), actor.personId), deps, actor);
}

export function keptFiles(
  files: ReadonlyMap<string, FileFacts>,
  { links, clock }: Pick<FillDeps, 'links' | 'clock'>,
  actor: PersonActor,
): ReadonlyMap<string, KeptFile> {
  return new Map([...files].map(([id, { name, bytes }]) => [id, { id, name, bytes, href: links.make(id, actor.personId, clock.now()) }]));
}

function filesNamed(fields: Fields, raw: Readonly<Record<string, Raw>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) => (field.control.kind === 'files' ? listOf(raw[name]).filter(isId) : []));
}

/** A short mark of a value, to see whether it is still the one a form was made from. */
export function markOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, 16);
}

/** The mark of the warnings of a page: sent back by whoever has seen them. */
export function markOfWarnings(warnings: readonly FieldProblem[], raw: Readonly<Record<string, Raw>>): string {
  return markOf(warnings.map(({ field }) => [field, raw[field]]));
}
