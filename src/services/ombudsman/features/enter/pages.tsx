import { acceptOf } from '#platform/files';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Facts, FileInput, Form, type FormError, Note, TextArea, TextInput } from '#web/ui';
import { type Answers, questions, type QuestionKey } from '../../domain/intake/questions.ts';
import { kinds } from '../../domain/procedure/stages.ts';
import { showCode } from '../../domain/receipt-code.ts';
import { officeWays } from '../../intake/enter.ts';
import type { Receipt } from '../../intake/receipt-link.ts';
import { texts as words } from '../../messages/index.ts';
import type { AgencyChoice } from '../../parts/agency-field.tsx';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { Field } from '../draft/pages.tsx';
import { texts } from './texts.ts';

const told: readonly QuestionKey[] = ['emergency', 'title', 'agencyId', 'agency', 'service', 'date', 'story', 'wish', 'secret'];
const law: readonly QuestionKey[] = ['prior', 'priorWhen', 'promised', 'when', 'court', 'matter'];
const person: readonly QuestionKey[] = [
  'stands',
  'represented',
  'name',
  'nik',
  'birth',
  'maritalStatus',
  'job',
  'address',
  'phone',
  'email',
];

export interface EnterProps {
  readonly answers: Answers;
  readonly fields: Readonly<Record<string, string>>;
  /** The mail it is made of. */
  readonly mailId: string | null;
  readonly colleagues: readonly { readonly personId: string; readonly name: string }[];
  /** Agencies one may choose from. */
  readonly agency: AgencyChoice;
  readonly errors: readonly FormError[];
}

/** What somebody said, brought or wrote, as an officer enters it. */
export function EnterPage({ answers, fields, mailId, colleagues, agency, errors }: EnterProps) {
  const { locale } = useView();
  const m = texts(locale);
  const w = words(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const ask = (keys: readonly QuestionKey[]) =>
    keys
      .flatMap((key) => questions.filter((question) => question.key === key))
      .map((question) => <Field {...{ question, answers, agency }} error={errorOf(question.key)} />);
  return (
    <OfficeFrame at={mailId ? 'mails' : 'enter'} title={m.title}>
      <div class="col stack">
        <p class="lead">{mailId ? m.mailLead : m.lead}</p>
        {!mailId && <Note>{m.explain}</Note>}
        <ErrorSummary errors={errors} />
        <Form action={ombudsmanPaths.enter()} files>
          {mailId && <input type="hidden" name="surat" value={mailId} />}
          <Choices
            id="jenis"
            label={m.kind}
            type="radio"
            values={fields.jenis ? [fields.jenis] : []}
            error={errorOf('jenis')}
            options={kinds.map((kind) => ({ value: kind, label: w.kinds[kind][0], hint: w.kinds[kind][1] }))}
          />
          {!mailId && (
            <>
              <Choices
                id="cara"
                label={m.way}
                type="radio"
                values={fields.cara ? [fields.cara] : []}
                error={errorOf('cara')}
                options={officeWays.map((way) => ({ value: way, label: m.ways[way] ?? way }))}
              />
              <TextInput id="siapa" label={m.who} hint={m.whoHint} value={fields.siapa} autocomplete="off" optional />
            </>
          )}
          <h2>{m.told}</h2>
          {ask(told)}
          <p class="small soft">{m.secretHint}</p>
          <TextArea id="catatan" label={m.note} hint={m.noteHint} value={fields.catatan} rows={4} optional />
          <details class="stack" open={law.some((key) => answers[key])}>
            <summary>{m.law}</summary>
            {ask(law)}
          </details>
          <h2>{m.person}</h2>
          <p class="small soft">{m.personHint}</p>
          {ask(person)}
          {!mailId && (
            <FileInput id="berkas" label={m.scan} hint={m.scanHint} accept={acceptOf('document')} error={errorOf('berkas')} optional />
          )}
          {colleagues.length > 0 && (
            <fieldset class="stack" id="jauhkan">
              <legend>{m.conflict}</legend>
              {colleagues.map(({ personId, name }) => (
                <label class="choice">
                  <input type="checkbox" name={`jauhkan-${personId}`} value="ya" checked={fields[`jauhkan-${personId}`] === 'ya'} />
                  <span>{name}</span>
                </label>
              ))}
            </fieldset>
          )}
          <Button>{m.save}</Button>
        </Form>
      </div>
    </OfficeFrame>
  );
}

/** The receipt for whoever reports: printed or read out, and read back. */
export function EnteredPage({
  receipt,
  url,
  errors,
}: {
  readonly receipt: Receipt;
  readonly url: string;
  readonly errors: readonly FormError[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  const w = words(locale).receipt;
  return (
    <OfficeFrame at="enter" title={m.receipt}>
      <div class="col stack">
        <p class="lead">{m.receiptLead}</p>
        <ErrorSummary errors={errors} />
        <Facts
          facts={[
            { label: w.number, value: receipt.number },
            { label: w.code, value: <code class="t-xl">{showCode(receipt.code)}</code> },
            { label: m.where, value: url },
          ]}
        />
        <Note tone="wait">{m.receiptWarn}</Note>
        <Form action={ombudsmanPaths.entered()}>
          <TextInput id="kode" label={m.again} autocomplete="off" error={errors[0]?.message} />
          <Button>{m.done}</Button>
        </Form>
      </div>
    </OfficeFrame>
  );
}
