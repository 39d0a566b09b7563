import type { Text } from '#i18n';
import { type Static, Type } from 'typebox';
import { type Condition, ConditionSchema, holds, pathsOf } from './condition.ts';
import type { Answers, Journey } from './journey.ts';

const Bilingual = Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });

/** One file asked of the applicant, as rule data that the agency edits. */
export const RequirementSchema = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  name: Bilingual,
  hint: Type.Optional(Bilingual),
  /** Asked only when the answers meet it; always, when absent. */
  when: Type.Optional(ConditionSchema),
  need: Type.Enum(['required', 'recommended', 'optional']),
  /** Which files are taken. */
  accepts: Type.Enum(['document', 'picture', 'drawing']),
  maxFiles: Type.Integer({ minimum: 1, maximum: 20 }),
  citation: Type.Optional(Type.String()),
});

export const ChecklistSchema = Type.Object({ items: Type.Array(RequirementSchema) });

export type Requirement = Static<typeof RequirementSchema>;
export type Checklist = Static<typeof ChecklistSchema>;

/** What people write beside a photo, for the words their paper is called by: "akte" for "akta", "ortu" for "orang tua". */
export type SpokenWords = Readonly<Record<string, readonly string[]>>;

/** A paper that is asked for: required, PDF or photograph, at most two files, unless said otherwise. */
export const paper = (key: string, id: string, en: string, rest: Partial<Requirement> = {}): Requirement => ({
  key,
  name: { id, en },
  need: 'required',
  accepts: 'document',
  maxFiles: 2,
  ...rest,
});

/** The files asked for, given the answers. */
export function requirementsFor(checklist: Checklist, answers: Answers): readonly Requirement[] {
  return checklist.items.filter((item) => item.when === undefined || holds(item.when as Condition, answers));
}

export function requirementName(requirement: Requirement): Text {
  return (locale) => requirement.name[locale];
}

/** The required files still absent, in the order of the checklist; none when all are there. */
export function missingRequirements(
  checklist: Checklist,
  answers: Answers,
  files: Readonly<Record<string, readonly string[]>>,
): readonly Requirement[] {
  return requirementsFor(checklist, answers).filter((item) => item.need === 'required' && (files[item.key]?.length ?? 0) === 0);
}

/** Condition paths of a checklist that no page of the journey answers: a mistake in rule data, found before use. */
export function unknownPaths(checklist: Checklist, of: Journey): string[] {
  const known = new Set(of.pages.flatMap((page) => Object.keys(page.fields).map((field) => `${page.key}.${field}`)));
  return checklist.items.flatMap((item) => (item.when ? pathsOf(item.when as Condition) : [])).filter((path) => !known.has(path));
}
