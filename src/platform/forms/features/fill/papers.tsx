import { formatBytes, type Text } from '#i18n';
import type { PersonActor } from '#kernel';
import { acceptOf, fileLimits, ownFiles, type ReadForm, readForm, refusalOf } from '#platform/files';
import { render, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, FileInput, Form, type FormError, Icon, Island, LinkButton, Note, Tag } from '#web/ui';
import { Type } from 'typebox';
import type { Requirement } from '../../domain/checklist.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { type KeptFile, limitsInWords } from '../../ui/upload-field.tsx';
import type { FillDeps } from './fillable.ts';
import { BackToTasks, DraftFrame } from './frame.tsx';
import { addPapers, removePaper, type Surplus } from './keep-papers.ts';
import { openDraft, type OpenDraft } from './open-draft.ts';
import { keptFiles } from './read-sent.ts';

type Mine = OpenDraft & { readonly actor: PersonActor };

interface Fault {
  readonly requirement: string;
  readonly name: string;
  readonly message: Text;
}

interface PapersProps {
  readonly opened: OpenDraft;
  readonly kept: ReadonlyMap<string, KeptFile>;
  readonly faults: readonly Fault[];
}

const boxOf = (requirement: string) => `berkas-${requirement}`;

/** The checklist: what is asked for, what is there, and a box for each. */
function PapersPage({ opened, kept, faults }: PapersProps) {
  const { locale } = useView();
  const m = texts(locale).files;
  const { draft, progress } = opened;
  const errors: FormError[] = faults.map(({ requirement, name, message }) => ({
    field: boxOf(requirement),
    message: [name, message(locale)].filter(Boolean).join(': '),
  }));
  return (
    <DraftFrame opened={opened} here={m.title}>
      <h1>{m.title}</h1>
      <p class="lead">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {!progress.answered && (
        <Note tone="wait">
          <p>{m.answersFirst}</p>
        </Note>
      )}
      {progress.requirements.length === 0 && <p>{m.empty}</p>}
      {progress.requirements.map((requirement) => (
        <Paper
          draftId={draft.id}
          requirement={requirement}
          files={(draft.files[requirement.key] ?? []).flatMap((id) => kept.get(id) ?? [])}
          error={errors.find((one) => one.field === boxOf(requirement.key))?.message}
        />
      ))}
      <div id="lanjut" data-refresh>
        {progress.complete ? (
          <LinkButton href={fillPaths.check({ draftId: draft.id })}>{m.later}</LinkButton>
        ) : (
          <LinkButton href={fillPaths.check({ draftId: draft.id })} kind="quiet">
            {m.later}
          </LinkButton>
        )}
      </div>
      <BackToTasks draftId={draft.id} />
    </DraftFrame>
  );
}

function Paper({
  draftId,
  requirement,
  files,
  error,
}: {
  readonly draftId: string;
  readonly requirement: Requirement;
  readonly files: readonly KeptFile[];
  readonly error?: string | undefined;
}) {
  const { locale } = useView();
  const m = texts(locale).files;
  const { key, accepts, maxFiles, need } = requirement;
  const to = fillPaths.files({ draftId });
  const name = requirement.name[locale];
  return (
    <section class="card paper-card" id={`syarat-${key}`} data-part>
      <div class="row between">
        <h2 class="t-l">{name}</h2>
        <Tag tone={files.length > 0 ? 'done' : need === 'required' ? 'wait' : 'plain'}>{files.length > 0 ? m.has : m.need[need]}</Tag>
      </div>
      {requirement.hint && <p>{requirement.hint[locale]}</p>}
      {requirement.citation && <p class="soft small">{m.basis(requirement.citation)}</p>}
      {files.length > 0 && (
        <ul class="tasks">
          {files.map((file) => (
            <li>
              <a href={file.href} class="row file-link">
                <Icon name="file" />
                <span>
                  {file.name}
                  {file.bytes !== undefined && <span class="soft small"> {formatBytes(file.bytes, locale)}</span>}
                </span>
              </a>
              <Form action={to} class="inline">
                <input type="hidden" name="requirement" value={key} />
                <input type="hidden" name="remove" value={file.id} />
                <button class="link" type="submit">
                  {texts(locale).remove}
                  <span class="vh"> {file.name}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {files.length >= maxFiles ? (
        <p class="soft small">{m.full(maxFiles)}</p>
      ) : (
        <Form action={to} files label={name}>
          <input type="hidden" name="requirement" value={key} />
          <Island name="upload" props={{ to, name: key, maxBytes: fileLimits[accepts].maxBytes, then: 'refresh' }}>
            <FileInput
              id={boxOf(key)}
              name={key}
              label={files.length > 0 ? m.more : m.choose}
              hint={limitsInWords(accepts, maxFiles, locale)}
              error={error}
              accept={acceptOf(accepts)}
              multiple={maxFiles > 1}
            />
          </Island>
          <span data-plain>
            <Button kind="quiet" small>
              {m.upload}
              <span class="vh"> {name}</span>
            </Button>
          </span>
        </Form>
      )}
    </section>
  );
}

function wantsJson(request: Request): boolean {
  return String(request.headers.accept ?? '').startsWith('application/json');
}

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
      const { requirement: named, remove } = form.fields;
      const back = (requirement: string) =>
        reply.redirect(`${fillPaths.files({ draftId: opened.draft.id })}#syarat-${encodeURIComponent(requirement)}`, 303);
      if (typeof named === 'string' && typeof remove === 'string') {
        await removePaper(deps, opened, named, remove);
        return back(named);
      }
      const { taken, surplus } = await addPapers(deps, opened, form.files, asked);
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
