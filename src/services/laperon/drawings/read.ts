import { AppError, type PersonActor } from '#kernel';
import { type CaseFile, type CaseView, readCase } from '#platform/cases';
import type { FileFacts } from '#platform/files';
import { type Checklist, type Requirement } from '#platform/forms';
import type { DrawingDeps } from './deps.ts';
import { type DrawingRemark, type Side } from './domain/remark.ts';
import type { Ruling } from './domain/ruling.ts';
import { downTo, inPlaceOf } from './domain/revisions.ts';
import { rulingsOf } from './store/rulings.ts';
import { remarksOf } from './store/tables.ts';

/** The drawings of a case, and what was said of them, as one person sees it. */
export interface Drawings {
  readonly view: CaseView;
  readonly reader: PersonActor;
  readonly side: Side;
  readonly remarks: readonly DrawingRemark[];
  readonly rulings: readonly Ruling[];
}

/** One revision of a drawing. */
export interface Drawing {
  readonly requirement: Requirement;
  readonly file: CaseFile;
  readonly facts: FileFacts;
}

/** Throws NOT_FOUND unless the reader is the office's or the applicant's. */
export async function readDrawings(deps: DrawingDeps, caseId: string, reader: PersonActor): Promise<Drawings> {
  const view = await readCase(deps.cases, caseId, reader);
  const { isApplicant, roles } = view.viewer;
  if (!isApplicant && roles.length === 0) throw new AppError('NOT_FOUND', { case: caseId });
  const [remarks, rulings] = await Promise.all([remarksOf(deps.cases.db, view.id, reader.personId), rulingsOf(deps.cases.db, view.id)]);
  return { view, reader, side: isApplicant ? 'applicant' : 'office', remarks, rulings };
}

/** Every revision of every drawing that was handed in, in the order of the checklist. */
export function drawingsIn({ service, state, rules, files }: CaseView): readonly Drawing[] {
  const { items } = rules.value(service.checklist) as Checklist;
  return items
    .filter(({ accepts }) => accepts === 'drawing')
    .flatMap((requirement) =>
      (Object.hasOwn(state.files, requirement.key) ? (state.files[requirement.key] ?? []) : []).flatMap((file) => {
        const facts = files.get(file.fileId);
        return facts ? [{ requirement, file, facts }] : [];
      }),
    );
}

/** Throws NOT_FOUND for what is no drawing of the case. */
export function getDrawing(view: CaseView, fileId: string): Drawing {
  const drawing = drawingsIn(view).find(({ file }) => file.fileId === fileId);
  if (!drawing) throw new AppError('NOT_FOUND', { file: fileId });
  return drawing;
}

/** The revisions of a drawing up to this one, the newest first. */
export function revisionsTo(view: CaseView, { requirement, file }: Drawing): readonly CaseFile[] {
  return downTo(view.state.files[requirement.key] ?? [], file.fileId);
}

/** What was said of a revision, and of those before it: that is carried. */
export function remarksOn({ view, remarks }: Drawings, drawing: Drawing): readonly DrawingRemark[] {
  const ids = new Set(revisionsTo(view, drawing).map(({ fileId }) => fileId));
  return remarks.filter(({ fileId }) => ids.has(fileId));
}

/** The revision that stands now where a remark was made. */
export function revisionNow({ state }: CaseView, { requirement, fileId, revision }: DrawingRemark): { fileId: string; revision: number } {
  return inPlaceOf(state.files[requirement] ?? [], fileId) ?? { fileId, revision };
}

/** How many lines the reader wrote and has not sent. */
export function unsentIn({ remarks, reader }: Pick<Drawings, 'remarks' | 'reader'>): number {
  return remarks.reduce(
    (sum, { lines }) => sum + lines.filter((line) => line.sentAt === null && line.authorId === reader.personId).length,
    0,
  );
}
