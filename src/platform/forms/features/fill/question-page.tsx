import type { ComponentChildren } from 'preact';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, LinkButton, Note } from '#web/ui';
import type { RawPage } from '../../domain/answer.ts';
import type { FieldProblem } from '../../domain/field.ts';
import type { Page } from '../../domain/journey.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { FieldList, sendsFiles, summaryOf } from '../../ui/field-list.tsx';
import type { KeptFile } from '../../ui/upload-field.tsx';
import { type FilingFound, THROUGH } from './fillable.ts';
import { BackToTasks, DraftFrame } from './frame.tsx';
import { type FromRegister, RegisterCard } from './register-card.tsx';
import type { OpenDraft } from './open-draft.ts';

export interface QuestionPageProps {
  readonly opened: OpenDraft;
  readonly page: Page;
  readonly action: string;
  readonly raw: RawPage;
  readonly kept: ReadonlyMap<string, KeptFile>;
  readonly problems: readonly FieldProblem[];
  /** What looks odd but may be right; shown once, with the mark its sender gives back. */
  readonly warnings?: { readonly list: readonly FieldProblem[]; readonly mark: string } | undefined;
  /** What the register of residents offers here, or came to. */
  readonly register?: FromRegister | undefined;
  /** What stands in the way of filing so, and who may have brought it. */
  readonly filing?: FilingFound | undefined;
  /** What else can fill the page, or did. */
  readonly above?: ComponentChildren;
  /** Of one entry of a repeating page: its heading, the way back, and the mark of what it changes. */
  readonly entry?: { readonly title: string; readonly back: string; readonly mark: string } | undefined;
}

/** One page of questions, or one entry of a page that is answered several times. */
export function QuestionPage({
  opened,
  page,
  action,
  raw,
  kept,
  problems,
  warnings,
  register,
  filing,
  above: offered,
  entry,
}: QuestionPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { pages } = opened.progress;
  const at = pages.findIndex((one) => one.page.key === page.key);
  const above = entry ? [{ href: entry.back, label: page.title(locale) }] : [];
  const title = entry?.title ?? page.title(locale);
  return (
    <DraftFrame opened={opened} above={above} here={title}>
      <div>
        <p class="soft small part">{m.page.part(at + 1, pages.length)}</p>
        <h1>{title}</h1>
      </div>
      {page.lead && <p class="lead">{page.lead(locale)}</p>}
      <ErrorSummary errors={summaryOf(problems, locale)} />
      {warnings && (
        <Note tone="wait" title={m.page.warnTitle}>
          <ul>
            {warnings.list.map(({ field, message }) => (
              <li>
                <a href={`#${field}`}>{page.fields[field]?.label(locale)}</a>: {message(locale)}
              </li>
            ))}
          </ul>
          <p>{m.page.warn}</p>
        </Note>
      )}
      {filing?.advice && <Advice {...filing.advice} />}
      {register && <RegisterCard action={fillPaths.register({ draftId: opened.draft.id, page: page.key })} shown={register} />}
      {offered}
      <Form action={action} files={sendsFiles(page.fields)}>
        {warnings && <input type="hidden" name="_seen" value={warnings.mark} />}
        {entry && <input type="hidden" name="_mark" value={entry.mark} />}
        {filing?.choose && (
          <WhoBrings choose={filing.choose} error={filing.problems.find(({ field }) => field === THROUGH)?.message(locale)} />
        )}
        <FieldList fields={page.fields} raw={raw} errors={problems} context={opened.context} kept={kept} />
        <p class="row">
          <Button>{warnings ? m.goOn : m.save}</Button>
          {entry && (
            <LinkButton href={entry.back} kind="quiet">
              {m.cancel}
            </LinkButton>
          )}
        </p>
      </Form>
      {!entry && <BackToTasks draftId={opened.draft.id} />}
    </DraftFrame>
  );
}

/** What to do where somebody may not file so: how to become one who may, and that nothing typed is lost. */
function Advice({ title, lines, more }: NonNullable<FilingFound['advice']>) {
  const { locale } = useView();
  return (
    <Note tone="wait" title={title(locale)}>
      {lines.map((line) => (
        <p>{line(locale)}</p>
      ))}
      {more && (
        <p>
          <a href={more.href}>{more.label(locale)}</a>
        </p>
      )}
    </Note>
  );
}

interface WhoBringsProps {
  readonly choose: NonNullable<FilingFound['choose']>;
  readonly error: string | undefined;
}

function WhoBrings({ choose: { value, label, hint, options }, error }: WhoBringsProps) {
  const { locale } = useView();
  return <Choices id={THROUGH} label={label(locale)} hint={hint(locale)} error={error} type="radio" values={[value]} options={options} />;
}
