import { formatDate } from '#i18n';
import { listOf, requirementName } from '#platform/forms';
import { FieldList, type KeptFile, UploadField } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, LinkButton, Page, TextArea } from '#web/ui';
import { openRemarks } from '../../domain/state.ts';
import type { CaseView } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { deskTitle, dueOf, FileCard } from '../../ui/index.ts';
import { texts as fileTexts } from '../file/texts.ts';
import { requirementTitle } from '../requirements.ts';
import { addOf, countOf, type MendForm, type PageAgain, filesAgainOf } from './questions.ts';
import { texts } from './texts.ts';

interface MendPageProps {
  readonly view: CaseView;
  readonly form: MendForm;
  readonly errors: readonly FormError[];
  /** Files sent with an earlier try, by id. */
  readonly kept: ReadonlyMap<string, KeptFile>;
  readonly formKey: string;
  readonly hrefOf: (fileId: string) => string;
}

/** Asks again for what was refused or remarked, and for nothing else. */
export function MendPage({ view, form, errors, kept, formKey, hrefOf }: MendPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const due = dueOf(view);
  const { raw } = form;
  return (
    <Page>
      <Crumbs
        above={[
          { href: casePaths.mine(), label: fileTexts(locale).mine },
          { href: casePaths.file({ caseId: view.id }), label: view.number },
        ]}
        here={m.title}
      />
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        <p class="lead">
          {m.lead} {due && m.until(formatDate(due, locale))}
        </p>
        <Form action={casePaths.mend({ caseId: view.id })} files class="stack">
          <input type="hidden" name="_key" value={formKey} />
          {/* Enter in a box sends the form; without this it would add an entry. */}
          <button type="submit" class="vh" tabIndex={-1} aria-hidden="true">
            {m.send}
          </button>
          <Files view={view} form={form} errors={errors} kept={kept} hrefOf={hrefOf} />
          <Remarks view={view} />
          {form.pages.map((again) => (
            <Questions view={view} again={again} form={form} errors={errors} kept={kept} />
          ))}
          <NewFiles view={view} form={form} errors={errors} kept={kept} />
          <TextArea
            id="reply"
            label={m.reply}
            hint={m.replyHint}
            optional={!asksReply(view)}
            value={typeof raw.reply === 'string' ? raw.reply : ''}
            error={errors.find((one) => one.field === 'reply')?.message}
          />
          {view.state.heldFor !== null && <p class="soft">{m.next(deskTitle(view.service, view.state.heldFor, locale))}</p>}
          <Button>{m.send}</Button>
        </Form>
        <p>
          <a href={casePaths.file({ caseId: view.id })}>{m.back}</a>
        </p>
      </div>
    </Page>
  );
}

/** A remark about the whole can only be answered in words. */
export function asksReply(view: CaseView): boolean {
  return openRemarks(view.state).some((remark) => remark.about === null);
}

/** One page again; of a repeating one each entry, with the tick that takes it out, and the button for one more. */
function Questions({
  view,
  again,
  form,
  errors,
  kept,
}: Pick<MendPageProps, 'view' | 'form' | 'errors' | 'kept'> & { readonly again: PageAgain }) {
  const { locale } = useView();
  const m = texts(locale);
  const { page, opened, groups, mayAdd } = again;
  const item = page.repeats?.item(locale) ?? '';
  const few = errors.find(({ field }) => field === addOf(page.key));
  return (
    <section class="card">
      <h2>{opened ? m.opened(page.title(locale)) : m.page(page.title(locale))}</h2>
      {opened && <p class="soft">{m.openedHint}</p>}
      <input type="hidden" name={countOf(page.key)} value={groups.length} />
      {groups.map(({ prefix, fields, out }, index) => (
        <>
          {out && <h3>{m.entry(item, index + 1)}</h3>}
          <FieldList key={prefix} fields={fields} raw={form.raw} errors={errors} context={view.context} kept={kept} />
          {out && (
            <label class="choice">
              <input type="checkbox" name={out.name} value="yes" checked={out.ticked} />
              <span>{m.out(item, index + 1)}</span>
            </label>
          )}
        </>
      ))}
      {few && <p class="err">{few.message}</p>}
      {page.repeats && (
        <div id={addOf(page.key)}>
          {mayAdd && (
            <Button kind="quiet" name="_add" value={page.key}>
              {m.add(item)}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Files the new answers ask for. */
function NewFiles({ view, form, errors, kept }: Pick<MendPageProps, 'view' | 'form' | 'errors' | 'kept'>) {
  const { locale } = useView();
  const m = texts(locale);
  if (form.files.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.newlyAsked}</h2>
      <p class="soft">{m.newlyAskedHint}</p>
      {form.files.map(({ name, requirement }) => (
        <>
          <Printed view={view} of={requirement.key} />
          <UploadField
            id={name}
            name={name}
            label={requirementName(requirement)(locale)}
            hint={requirement.hint?.[locale]}
            optional={requirement.need !== 'required'}
            error={errors.find(({ field }) => field === name)?.message}
            accepts={requirement.accepts}
            max={requirement.maxFiles}
            kept={listOf(form.raw[name]).flatMap((id) => kept.get(id) ?? [])}
          />
        </>
      ))}
    </section>
  );
}

function Files({ view, form, errors, kept, hrefOf }: Omit<MendPageProps, 'formKey'>) {
  const { locale } = useView();
  const m = texts(locale);
  const files = filesAgainOf(view, form.answers);
  if (files.length === 0) return null;
  return (
    <>
      <h2>{m.files}</h2>
      {files.map(({ name, requirement, accepts, file, needed, remarked }) => {
        const title = requirementTitle(view, requirement, locale);
        const facts = view.files.get(file.fileId);
        return (
          <section class="card">
            <h3>{title}</h3>
            {facts && (
              <>
                <p class="small soft">{m.sent}</p>
                <FileCard facts={facts} href={hrefOf(file.fileId)} judgement={file.judgement} revision={file.revision} />
              </>
            )}
            <Printed view={view} of={requirement} />
            <UploadField
              id={name}
              name={name}
              label={m.newFile(title)}
              hint={remarked ? m.remarkedFile : needed ? undefined : m.notNeeded}
              optional={!needed}
              error={errors.find((one) => one.field === name)?.message}
              accepts={accepts}
              max={1}
              kept={listOf(form.raw[name]).flatMap((id) => kept.get(id) ?? [])}
            />
          </section>
        );
      })}
    </>
  );
}

/** A paper that is signed by hand is given to print once more, filled with what is known. */
function Printed({ view, of }: { readonly view: CaseView; readonly of: string }) {
  const printable = view.service.printables?.[of];
  if (!printable) return null;
  return (
    <p>
      <LinkButton href={printable.href({ caseId: view.id })} kind="quiet" icon="download" small>
        {texts(useView().locale).print(printable.code)}
      </LinkButton>
    </p>
  );
}

function Remarks({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const remarks = openRemarks(view.state);
  if (remarks.length === 0) return null;
  return (
    <section>
      <h2>{texts(locale).remarks}</h2>
      <ol>
        {remarks.map((remark) => (
          <li>
            {remark.text}{' '}
            <span class="small soft">{`${deskTitle(view.service, remark.desk, locale)}, ${formatDate(remark.at, locale)}`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
