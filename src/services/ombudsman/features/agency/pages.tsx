import { formatDate } from '#i18n';
import { acceptOf } from '#platform/files';
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
  Table,
  Tag,
  TextArea,
  TextInput,
} from '#web/ui';
import type { AskedLetter } from '../../agency/answer.ts';
import { texts } from '../../agency/texts.ts';
import { ombudsmanPaths } from '../../paths.ts';

/** Letters to the agencies somebody is liaison of. */
export function LettersPage({ letters }: { readonly letters: readonly AskedLetter[] }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <Table
          label={m.title}
          rows={letters}
          empty={m.none}
          columns={[
            {
              title: m.number,
              cell: ({ id, number }) => (
                <a class="num" href={ombudsmanPaths.agencyLetter({ askingId: id })}>
                  {number}
                </a>
              ),
            },
            { title: m.kind, cell: ({ purpose }) => m.purposes[purpose] },
            { title: m.asked, cell: ({ askedOn }) => formatDate(askedOn, locale) },
            { title: m.due, cell: (letter) => <Due letter={letter} /> },
            { title: m.state, cell: ({ state }) => <Tag tone={state === 'open' ? 'wait' : 'done'}>{m.states[state]}</Tag> },
          ]}
        />
      </div>
    </Page>
  );
}

function Due({ letter: { dueOn, dueIsLaw } }: { readonly letter: Pick<AskedLetter, 'dueOn' | 'dueIsLaw'> }) {
  const { locale } = useView();
  const m = texts(locale);
  if (dueOn === null) return <>{m.noDue}</>;
  return (
    <>
      {formatDate(dueOn, locale)}
      <span class="block small soft">{dueIsLaw ? m.dueLaw : m.dueAsked}</span>
    </>
  );
}

export interface LetterProps {
  readonly letter: AskedLetter & { readonly text: string };
  readonly errors: readonly FormError[];
  readonly typed: Readonly<Record<string, string>>;
  readonly pdfAt: string;
  readonly sendTo: string;
  /** Came by a link: nothing of the house is shown around it. */
  readonly byLink: boolean;
}

/** One letter and, while it is open, the answer to it. */
export function LetterPage({ letter, errors, typed, pdfAt, sendTo, byLink }: LetterProps) {
  const { locale } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="stack col">
        {!byLink && (
          <p>
            <a class="target" href={ombudsmanPaths.agencyDesk()}>
              {m.back}
            </a>
          </p>
        )}
        <h1>{m.purposes[letter.purpose]}</h1>
        <ErrorSummary errors={errors} />
        <Facts
          facts={[
            { label: m.number, value: <span class="num">{letter.number}</span> },
            { label: m.asked, value: formatDate(letter.askedOn, locale) },
            { label: m.due, value: <Due letter={letter} /> },
            { label: m.state, value: <Tag tone={letter.state === 'open' ? 'wait' : 'done'}>{m.states[letter.state]}</Tag> },
          ]}
        />
        <section class="card stack" aria-labelledby="isi-surat">
          <h2 id="isi-surat">{m.text}</h2>
          <p class="letter">{letter.text}</p>
          <p>
            <LinkButton href={pdfAt} kind="quiet" icon="download">
              {m.pdf}
            </LinkButton>
          </p>
        </section>
        {letter.state === 'open' ? (
          <Form action={sendTo} files label={m.answer}>
            <TextArea id="jawaban" label={m.answer} hint={m.answerHint} rows={8} value={typed.jawaban} error={errorOf('jawaban')} />
            {letter.purpose === 'minutes' && (
              <Choices
                id="setuju"
                label={m.agrees}
                type="radio"
                values={typed.setuju === undefined ? [] : [typed.setuju]}
                error={errorOf('setuju')}
                options={[
                  { value: 'ya', label: m.yes },
                  { value: 'tidak', label: m.no },
                ]}
              />
            )}
            <TextInput id="nama" label={m.name} value={typed.nama} autocomplete="name" />
            <TextInput id="jabatan" label={m.office} value={typed.jabatan} autocomplete="organization-title" />
            <FileInput id="berkas" label={m.file} optional accept={acceptOf('document')} error={errorOf('berkas')} />
            <Button>{m.send}</Button>
          </Form>
        ) : (
          <Answered letter={letter} />
        )}
      </div>
    </Page>
  );
}

export function Answered({ letter: { answeredOn, digest } }: { readonly letter: Pick<AskedLetter, 'answeredOn' | 'digest'> }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Note tone="done" title={m.sent}>
      <Facts
        facts={[
          ...(answeredOn === null ? [] : [{ label: m.answeredOn, value: formatDate(answeredOn, locale) }]),
          {
            label: m.digest,
            value: (
              <>
                <code class="wrap">{digest}</code>
                <span class="hint block">{m.digestHint}</span>
              </>
            ),
          },
        ]}
      />
    </Note>
  );
}

/** Before a letter is shown by its link: programs that look at links in mails press nothing. */
export function LinkPage({ open, action }: { readonly open: boolean; readonly action: string }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack col">
        <h1>{m.linkTitle}</h1>
        {open ? (
          <>
            <p class="lead">{m.linkLead}</p>
            <Form action={action}>
              <Button>{m.open}</Button>
            </Form>
          </>
        ) : (
          <Note tone="wait">{m.closed}</Note>
        )}
      </div>
    </Page>
  );
}

export function ThanksPage({ digest, answeredOn }: { readonly digest: string; readonly answeredOn: string }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack col">
        <h1>{m.linkTitle}</h1>
        <Answered letter={{ digest, answeredOn }} />
      </div>
    </Page>
  );
}
