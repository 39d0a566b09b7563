import { newId } from '#kernel';
import { type Checklist as Asked, type Requirement, requirementName, requirementsFor } from '#platform/forms';
import { useView } from '#web';
import { EmptyState, Form, TextArea } from '#web/ui';
import { judgesHere } from '../../../domain/allowed.ts';
import { type Verdict, verdicts } from '../../../domain/effect.ts';
import { type CaseFile, currentFiles } from '../../../domain/state.ts';
import type { CaseView } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { VerdictTag } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';

/** A file in force, under the requirement it was handed in for. */
export interface Examined {
  readonly requirement: Requirement;
  readonly file: CaseFile;
}

/** Every requirement that the answers ask for, or that files lie under, in the order of the checklist. */
function requirementsOf({ service, state, rules }: CaseView): readonly Requirement[] {
  const checklist = rules.value(service.checklist) as Asked;
  const asked = new Set(requirementsFor(checklist, state.answers));
  return checklist.items.filter((item) => asked.has(item) || currentFiles(state, item.key).length > 0);
}

/** The files an officer goes through, in the order of the checklist. */
export function examinedOf(view: CaseView): readonly Examined[] {
  return requirementsOf(view).flatMap((requirement) => currentFiles(view.state, requirement.key).map((file) => ({ requirement, file })));
}

/** The file to look at: the one asked for, else the first nobody has judged, else the first. */
export function fileInFocus(examined: readonly Examined[], asked: string | undefined): Examined | undefined {
  return examined.find(({ file }) => file.fileId === asked) ?? examined.find(({ file }) => file.judgement === null) ?? examined[0];
}

export interface VerdictProblem {
  readonly fileId: string;
  readonly note: string;
  /** The verdict that was sent and not stored. */
  readonly verdict: Verdict;
  /** What was wrong with the note; absent where something else stood in the way. */
  readonly message?: string;
}

interface ChecklistProps {
  readonly view: CaseView;
  readonly place: Place;
  readonly focus: Examined | undefined;
  readonly problem: VerdictProblem | undefined;
}

/** What was asked and what came, each file with its verdict; the one in focus with the buttons to judge it. */
export function Checklist({ view, place, focus, problem }: ChecklistProps) {
  const { locale } = useView();
  const m = texts(locale).files;
  const requirements = requirementsOf(view);
  const examined = examinedOf(view);
  const judged = examined.filter(({ file }) => file.judgement !== null).length;
  return (
    <section aria-labelledby="syarat" class="stack">
      <div class="row between">
        <h2 id="syarat" class="t-l">
          {m.title}
        </h2>
        {examined.length > 0 && <span class="small soft">{m.progress(judged, examined.length)}</span>}
      </div>
      {requirements.length === 0 && <EmptyState>{m.none}</EmptyState>}
      <ol class="checklist">
        {requirements.flatMap((requirement) => {
          const files = currentFiles(view.state, requirement.key);
          if (files.length === 0) return [<Missing requirement={requirement} />];
          return files.map((file) => {
            const current = file.fileId === focus?.file.fileId;
            return <FileRow view={view} place={place} requirement={requirement} file={file} current={current} problem={problem} />;
          });
        })}
      </ol>
    </section>
  );
}

function Missing({ requirement }: { readonly requirement: Requirement }) {
  const { locale } = useView();
  const m = texts(locale).files;
  return (
    <li class="file-row">
      <div class="row between">
        <span>{requirementName(requirement)(locale)}</span>
        <span class="small soft">
          {m.missing} ({m[requirement.need]})
        </span>
      </div>
    </li>
  );
}

interface RowProps {
  readonly view: CaseView;
  readonly place: Place;
  readonly requirement: Requirement;
  readonly file: CaseFile;
  readonly current: boolean;
  readonly problem: VerdictProblem | undefined;
}

function FileRow({ view, place, requirement, file, current, problem }: RowProps) {
  const { locale } = useView();
  const m = texts(locale).files;
  const facts = view.files.get(file.fileId);
  const href = `${inPlace(deskPaths.case({ caseId: view.id }), place, { berkas: file.fileId })}#pratinjau`;
  return (
    <li class={current ? 'file-row current' : 'file-row'} aria-current={current ? 'true' : undefined}>
      <div class="row between">
        <a href={href} data-file-link data-current={current ? '' : undefined}>
          {requirementName(requirement)(locale)}
        </a>
        <VerdictTag verdict={file.judgement?.verdict ?? null} />
      </div>
      <span class="small soft file-facts">
        {facts?.name}
        {file.revision > 1 && (
          <>
            {' · '}
            {caseTexts(locale).files.revision(file.revision)}
            {' · '}
            <a href={inPlace(deskPaths.compare({ caseId: view.id, requirement: requirement.key }), place)}>{m.compare}</a>
          </>
        )}
      </span>
      {file.judgement?.note && <p class="small">{file.judgement.note}</p>}
      {current && judgesHere(view.service, view.state, view.viewer) && (
        <VerdictForm
          view={view}
          place={place}
          requirement={requirement}
          file={file}
          problem={problem?.fileId === file.fileId ? problem : undefined}
        />
      )}
    </li>
  );
}

/** Six buttons and a note. The note is a text area, so that Enter in it never gives a verdict. */
function VerdictForm({ view, place, requirement, file, problem }: Omit<RowProps, 'current'>) {
  const { locale } = useView();
  const m = texts(locale).files;
  const name = requirementName(requirement)(locale);
  return (
    <Form action={inPlace(deskPaths.judge({ caseId: view.id }), place)} label={`${m.verdict}: ${name}`} id="putusan">
      <input type="hidden" name="_key" value={newId()} />
      <input type="hidden" name="_version" value={view.version} />
      <input type="hidden" name="requirement" value={requirement.key} />
      <input type="hidden" name="fileId" value={file.fileId} />
      <TextArea
        id="note"
        label={m.note}
        hint={m.noteHint}
        rows={2}
        optional
        value={problem?.note ?? file.judgement?.note ?? undefined}
        error={problem?.message}
      />
      <div class="verdict">
        {verdicts.map((verdict, index) => (
          <button
            type="submit"
            class={verdict === 'accepted' ? 'btn small good' : 'btn small quiet'}
            name="verdict"
            value={verdict}
            aria-pressed={(problem?.verdict ?? file.judgement?.verdict) === verdict ? 'true' : undefined}
            data-verdict={index + 1}
          >
            <kbd hidden data-key-hint aria-hidden="true">
              {index + 1}
            </kbd>
            {caseTexts(locale).verdicts[verdict]}
          </button>
        ))}
      </div>
    </Form>
  );
}
