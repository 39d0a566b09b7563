import { formatBytes, type Text } from '#i18n';
import { acceptOf, fileLimits } from '#platform/files';
import { useView } from '#web';
import { Button, ErrorSummary, FileInput, Form, type FormError, Icon, Island, LinkButton, Note, Tag } from '#web/ui';
import type { Requirement } from '../../domain/checklist.ts';
import type { Printable } from '../../domain/printable.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { type KeptFile, limitsInWords } from '../../ui/upload-field.tsx';
import { BackToTasks, DraftFrame } from './frame.tsx';
import type { OpenDraft } from './open-draft.ts';

export interface Fault {
  readonly requirement: string;
  readonly name: string;
  readonly message: Text;
}

interface PapersProps {
  readonly opened: OpenDraft;
  readonly kept: ReadonlyMap<string, KeptFile>;
  readonly faults: readonly Fault[];
}

export const boxOf = (requirement: string) => `berkas-${requirement}`;

/** The checklist: what is asked for, what is there, and a box for each. */
export function PapersPage({ opened, kept, faults }: PapersProps) {
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
          printable={opened.fillable.printables[requirement.key]}
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
  printable,
  files,
  error,
}: {
  readonly draftId: string;
  readonly requirement: Requirement;
  readonly printable?: Printable | undefined;
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
      {printable && (
        <p>
          <LinkButton href={printable.href({ draftId })} kind="quiet" icon="download" small>
            {m.print(printable.code)}
          </LinkButton>
        </p>
      )}
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
          <Island name="upload" props={{ to, name: key, kind: accepts, maxBytes: fileLimits[accepts].maxBytes, then: 'refresh' }}>
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
