import { isId, type PersonActor } from '#kernel';
import { fits, ownFiles, type ReadForm, readForm, refusalOf, type StoredFile } from '#platform/files';
import { render, wantsJson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { Requirement } from '../../domain/checklist.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import type { FillDeps } from './fillable.ts';
import { addPapers, removePaper, type Surplus } from './keep-papers.ts';
import { openDraft, type OpenDraft } from './open-draft.ts';
import { keptFiles } from './read-sent.ts';
import { type Fault, PapersPage } from './papers-page.tsx';

type Mine = OpenDraft & { readonly actor: PersonActor };

/** Uploads against the checklist: a plain form for each file asked for, or one by one with progress. */
export function paperRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }) });

  const page = async (opened: Mine, faults: readonly Fault[]) => {
    const ids = Object.values(opened.draft.files).flat();
    const kept = keptFiles(await ownFiles(deps.db, ids, opened.actor.personId), deps, opened.actor);
    return <PapersPage opened={opened} kept={kept} faults={faults} />;
  };

  app.get(fillPaths.files.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    return render(request, reply, await page(opened, []), { title: texts(request.locale).files.title });
  });

  app.post(
    fillPaths.files.pattern,
    { schema: { params: Params }, config: { policy: 'signed-in', perMinute: 120, takesFiles: true } },
    async (request, reply) => {
      const opened = await openDraft(deps, request, request.params.draftId);
      if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
      const asked = new Map(opened.progress.requirements.map((requirement) => [requirement.key, requirement]));
      const form = await readForm(request, {
        deps: deps.files,
        kindOf: (field) => asked.get(field)?.accepts,
        ownerPersonId: opened.actor.personId,
      });
      const { requirement: named, remove, uploaded } = form.fields;
      const back = (requirement: string) =>
        reply.redirect(`${fillPaths.files({ draftId: opened.draft.id })}#syarat-${encodeURIComponent(requirement)}`, 303);
      if (typeof named === 'string' && typeof remove === 'string') {
        await removePaper(deps, opened, named, remove);
        return back(named);
      }
      const before = await uploadedBefore(deps, opened.actor, asked.get(String(named)), uploaded);
      const { taken, surplus } = await addPapers(deps, opened, { ...form.files, ...before }, asked);
      const faults = faultsOf(form, surplus, asked);
      if (wantsJson(request))
        return reply.send({
          files: taken.map(({ id, name, bytes }) => ({ id, name, bytes })),
          problems: faults.map(({ name, message }) => ({ name, message: message(request.locale) })),
        });
      const [first] = Object.keys(form.files);
      if (faults.length === 0 && first !== undefined) return back(first);
      const nothing = { requirement: String(named), name: '', message: texts.text((m) => m.files.nothingChosen) };
      const now = await openDraft(deps, request, opened.draft.id);
      return render(request, reply, await page(now, faults.length > 0 ? faults : [nothing]), {
        title: texts(request.locale).files.title,
        status: 422,
      });
    },
  );
}

/** A file that came ahead of this form, in parts, as far as it is theirs and of the kind that is asked for. */
async function uploadedBefore(
  { db }: Pick<FillDeps, 'db'>,
  { personId }: PersonActor,
  requirement: Requirement | undefined,
  id: string | readonly string[] | undefined,
): Promise<Readonly<Record<string, readonly StoredFile[]>>> {
  if (!requirement || typeof id !== 'string' || !isId(id)) return {};
  const file = (await ownFiles(db, [id], personId)).get(id);
  return file && fits(file, requirement.accepts) ? { [requirement.key]: [file] } : {};
}

/** Why some of the sent files are not there now. */
function faultsOf(form: ReadForm, surplus: readonly Surplus[], asked: ReadonlyMap<string, Requirement>): readonly Fault[] {
  return [
    ...form.problems.map(({ field, name, error }) => ({
      requirement: field,
      name,
      message: refusalOf(error, asked.get(field)?.accepts ?? 'document'),
    })),
    ...surplus.map(({ requirement, name }) => ({
      requirement,
      name,
      message: texts.text((m) => m.files.tooMany(asked.get(requirement)?.maxFiles ?? 1)),
    })),
  ];
}
