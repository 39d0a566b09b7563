import { formatDate } from '#i18n';
import type { Raw } from '#platform/forms';
import { FieldList, type KeptFile, UploadField } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, Page, TextArea } from '#web/ui';
import { openRemarks } from '../../domain/state.ts';
import type { CaseView } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { deskTitle, dueOf, FileCard } from '../../ui/index.ts';
import { texts as fileTexts } from '../file/texts.ts';
import { requirementTitle } from '../requirements.ts';
import { pagesAgain, refusedOf } from './questions.ts';
import { texts } from './texts.ts';

interface MendPageProps {
  readonly view: CaseView;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
  /** Files sent with an earlier try, by id. */
  readonly kept: ReadonlyMap<string, KeptFile>;
  readonly formKey: string;
  readonly hrefOf: (fileId: string) => string;
}

/** Asks again for what was refused or remarked, and for nothing else. */
export function MendPage({ view, raw, errors, kept, formKey, hrefOf }: MendPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const due = dueOf(view);
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
          <Files view={view} raw={raw} errors={errors} kept={kept} hrefOf={hrefOf} />
          <Remarks view={view} />
          {pagesAgain(view).map(({ page, groups }) => (
            <section class="card">
              <h2>{m.page(page.title(locale))}</h2>
              {groups.map(({ prefix, fields }, index) => (
                <>
                  {groups.length > 1 && <h3>{m.entry(index + 1)}</h3>}
                  <FieldList key={prefix} fields={fields} raw={raw} errors={errors} context={view.context} kept={kept} />
                </>
              ))}
            </section>
          ))}
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

function Files({ view, raw, errors, kept, hrefOf }: Omit<MendPageProps, 'formKey'>) {
  const { locale } = useView();
  const m = texts(locale);
  const refused = refusedOf(view);
  if (refused.length === 0) return null;
  return (
    <>
      <h2>{m.files}</h2>
      {refused.map(({ name, requirement, accepts, file }) => {
        const title = requirementTitle(view, requirement, locale);
        const facts = view.files.get(file.fileId);
        const sent = raw[name];
        const ids = typeof sent === 'string' ? [sent] : (sent ?? []);
        return (
          <section class="card">
            <h3>{title}</h3>
            {facts && (
              <>
                <p class="small soft">{m.sent}</p>
                <FileCard facts={facts} href={hrefOf(file.fileId)} judgement={file.judgement} revision={file.revision} />
              </>
            )}
            <UploadField
              id={name}
              name={name}
              label={m.newFile(title)}
              error={errors.find((one) => one.field === name)?.message}
              accepts={accepts}
              max={1}
              kept={ids.flatMap((id) => kept.get(id) ?? [])}
            />
          </section>
        );
      })}
    </>
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
