import { formatBytes } from '#i18n';
import { acceptOf, fileLimits } from '#platform/files';
import { useView } from '#web';
import {
  Button,
  Choices,
  ErrorSummary,
  Facts,
  FileInput,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  TextArea,
  TextInput,
  Trail,
} from '#web/ui';
import { adviceFor } from '../../domain/intake/advice.ts';
import { type Answers, type IntakePage, pagesOf, type Question, questionsOf } from '../../domain/intake/questions.ts';
import type { MatterKind } from '../../domain/procedure/stages.ts';
import { type DraftFile, MOST_FILES } from '../../intake/draft.ts';
import { texts } from '../../messages/index.ts';
import { AgencyField, type AgencyChoice } from '../../parts/agency-field.tsx';
import { ombudsmanPaths } from '../../paths.ts';

export interface DraftProps {
  readonly kind: MatterKind;
  readonly page: IntakePage;
  readonly answers: Answers;
  readonly errors: readonly FormError[];
  readonly files: readonly DraftFile[];
  /** Officers somebody can be kept from. */
  readonly colleagues: readonly { readonly personId: string; readonly name: string }[];
  readonly signedIn: boolean;
  /** Where complaints to an agency begin. */
  readonly complaintsPath: string;
  /** Agencies one may choose from. */
  readonly agency: AgencyChoice;
}

/** One page of what somebody writes. */
export function DraftPage(props: DraftProps) {
  const m = texts(useView().locale);
  const { kind, page, errors } = props;
  const order = pagesOf[kind];
  const here = order.indexOf(page);
  return (
    <Page>
      <div class="stack col">
        <p class="soft">{m.kinds[kind][0]}</p>
        <h1>{m.pages[page]}</h1>
        <details>
          <summary>
            {m.progress} {here + 1}/{order.length}
          </summary>
          <Trail
            steps={order.map((one, at) => ({
              title: m.pages[one],
              state: at < here ? 'past' : at === here ? 'now' : 'next',
              ...(at < here && { detail: <a href={ombudsmanPaths.draft({ page: one })}>{m.send.change}</a> }),
            }))}
          />
        </details>
        <ErrorSummary errors={errors} />
        {page === 'berkas' ? <FilesPart {...props} /> : page === 'kirim' ? <SendPart {...props} /> : <QuestionsPart {...props} />}
        <Form action={ombudsmanPaths.discard()}>
          <Button kind="quiet" small>
            {m.discard}
          </Button>
        </Form>
      </div>
    </Page>
  );
}

function AdviceNote({ kind, answers, complaintsPath }: Pick<DraftProps, 'kind' | 'answers' | 'complaintsPath'>) {
  const m = texts(useView().locale);
  const found = adviceFor(kind, answers);
  if (found.length === 0) return null;
  return (
    <Note tone="wait" title={m.adviceTitle}>
      <ul>
        {found.map((advice) => (
          <li>
            {m.advice[advice]}
            {advice === 'complain-first' && (
              <>
                {' '}
                <a href={complaintsPath}>{m.channel}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function QuestionsPart({ kind, page, answers, errors, agency, complaintsPath }: DraftProps) {
  const m = texts(useView().locale);
  return (
    <>
      {/* Said once where it was just answered, and once more before it is sent. */}
      {page === 'cerita' && <AdviceNote {...{ kind, answers, complaintsPath }} />}
      <Form action={ombudsmanPaths.draft({ page })}>
        {questionsOf(kind, page).map((question) => (
          <Field {...{ question, answers, agency }} error={errors.find(({ field }) => field === question.key)?.message} />
        ))}
        <Button>{m.next}</Button>
      </Form>
    </>
  );
}

/** One question as it is asked. */
export function Field({
  question,
  answers,
  agency,
  error,
}: {
  readonly question: Question;
  readonly answers: Answers;
  readonly agency: AgencyChoice;
  readonly error: string | undefined;
}) {
  const m = texts(useView().locale);
  const { key, input, choices = [], needed } = question;
  const value = answers[key];
  if (input === 'agency') return <AgencyField {...agency} chosen={value} name={answers.agency} error={error} />;
  // Asked beside the list it is not in.
  if (input === 'beside') return null;
  const [label = key, hint = ''] = m.questions[key] ?? [];
  const field = { id: key, label, error, optional: !needed && input !== 'choice', ...(hint !== '' && { hint }) };
  if (input === 'text') return <TextArea {...field} rows={key === 'story' ? 12 : 4} value={value} />;
  if (input === 'line') return <TextInput {...field} value={value} autocomplete="off" />;
  const options = choices.map((choice) => ({ value: choice, label: m.choices[key]?.[choice] ?? choice }));
  return <Choices {...field} type="radio" values={value ? [value] : []} options={options} />;
}

function FilesPart({ kind, files, errors }: DraftProps) {
  const { locale } = useView();
  const m = texts(locale);
  const order = pagesOf[kind];
  const next = order[order.indexOf('berkas') + 1] ?? 'kirim';
  return (
    <>
      <p>{m.files.lead}</p>
      <p class="soft">{m.files.pdf}</p>
      {files.length === 0 ? <p class="soft">{m.files.none}</p> : <Facts facts={files.map((file) => fileFact(file, locale))} />}
      {files.length < MOST_FILES && (
        <Form action={ombudsmanPaths.draft({ page: 'berkas' })} files>
          <FileInput
            id="berkas"
            label={m.files.file}
            hint={m.files.hint(formatBytes(fileLimits.document.maxBytes, locale), MOST_FILES)}
            accept={acceptOf('document')}
            error={errors.find(({ field }) => field === 'berkas')?.message}
          />
          <Button kind="quiet">{m.files.add}</Button>
        </Form>
      )}
      <p>
        <LinkButton href={ombudsmanPaths.draft({ page: next })}>{m.next}</LinkButton>
      </p>
    </>
  );
}

function fileFact({ id, name, bytes }: DraftFile, locale: 'id' | 'en') {
  const m = texts(locale);
  return {
    label: name,
    value: formatBytes(bytes, locale),
    action: (
      <Form action={ombudsmanPaths.draftFile({ fileId: id })}>
        <Button kind="quiet" small>
          {m.files.remove(name)}
        </Button>
      </Form>
    ),
  };
}

/** What was answered on one page; what was left out is not listed. */
function Given({ kind, page, answers }: Pick<DraftProps, 'kind' | 'page' | 'answers'>) {
  const m = texts(useView().locale);
  const given = questionsOf(kind, page).filter(({ key, input }) => (answers[key] ?? '') !== '' && input !== 'agency');
  if (given.length === 0) return <p class="soft">{m.send.none}</p>;
  return (
    <Facts
      facts={given.map(({ key }) => {
        const value = answers[key] ?? '';
        return { label: m.questions[key]?.[0] ?? key, value: <span class="letter">{m.choices[key]?.[value] ?? value}</span> };
      })}
    />
  );
}

function SendPart({ kind, answers, complaintsPath, files, colleagues, errors, signedIn }: DraftProps) {
  const { locale } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <p>{m.send.lead}</p>
      <AdviceNote {...{ kind, answers, complaintsPath }} />
      <h2>{m.send.check}</h2>
      {pagesOf[kind]
        .filter((page) => page !== 'kirim')
        .map((page) => (
          <section class="stack" aria-labelledby={`bagian-${page}`}>
            <h3 id={`bagian-${page}`}>{m.pages[page]}</h3>
            {page === 'berkas' ? <p>{m.send.filesCount(files.length)}</p> : <Given {...{ kind, page, answers }} />}
            <p>
              <a class="target" href={ombudsmanPaths.draft({ page })}>
                {`${m.send.change}: ${m.pages[page]}`}
              </a>
            </p>
          </section>
        ))}
      <Form action={ombudsmanPaths.draft({ page: 'kirim' })}>
        {colleagues.length > 0 && (
          <Choices
            id="jauhkan"
            type="checkbox"
            label={m.send.conflict}
            hint={m.send.conflictHint}
            optional
            values={[]}
            error={errorOf('jauhkan')}
            options={colleagues.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
        )}
        {signedIn && (
          <TextInput
            id="sandi"
            type="password"
            autocomplete="new-password"
            label={m.send.account}
            hint={m.send.accountHint}
            error={errorOf('sandi')}
          />
        )}
        <Button>{m.send.button}</Button>
      </Form>
    </>
  );
}
