import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, LinkButton, Note, Page, Table } from '#web/ui';
import { kinds } from '../../domain/procedure/stages.ts';
import { texts } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';

export interface FrontProps {
  readonly officer: boolean;
  readonly open: boolean;
  /** Where the office is. */
  readonly address: string;
  readonly mail: string | null;
  /** The office's number by WhatsApp, as people dial it. */
  readonly number: string | null;
  /** Nothing here is real: then it leads to an example of a telephone. */
  readonly demo: boolean;
}

/** What this is, for everybody. */
export function FrontPage({ officer, open, address, mail, number, demo }: FrontProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {!open && <Note tone="wait">{m.closed}</Note>}
        <p class="row">
          {open && <LinkButton href={ombudsmanPaths.begin()}>{m.begin}</LinkButton>}
          <LinkButton kind="quiet" href={ombudsmanPaths.back()}>
            {m.comeBack}
          </LinkButton>
          {officer && (
            <LinkButton kind="quiet" href={ombudsmanPaths.desk()}>
              {m.officers}
            </LinkButton>
          )}
        </p>
        <ul class="grid plain-list">
          {kinds.map((kind) => (
            <li class="card">
              <h2 class="t-l">{m.kinds[kind][0]}</h2>
              <p>{m.kinds[kind][1]}</p>
            </li>
          ))}
        </ul>
        {mail && (
          <p>
            {m.byMail} <a href={`mailto:${mail}`}>{mail}</a>. <span class="soft">{m.byMailHint}</span>
          </p>
        )}
        {number && (
          <p>
            {m.byChat} <a href={demo ? '/demo/whatsapp/ombudsman' : `https://wa.me/${number.replaceAll(/\D/g, '')}`}>{number}</a>.{' '}
            <span class="soft">{m.byChatHint}</span>
          </p>
        )}
        <p>
          {m.byVisit} {address}. <span class="soft">{m.byVisitHint}</span>
        </p>
        <Note title={m.emergencyTitle}>
          <p>{m.emergency}</p>
        </Note>
        <WhoSeesWhat />
      </div>
    </Page>
  );
}

/** Said before anything is written, and not only in a policy nobody reads. */
function WhoSeesWhat() {
  const m = texts(useView().locale);
  return (
    <div class="stack">
      <h2>{m.seesTitle}</h2>
      <Table
        label={m.seesTitle}
        columns={[
          { title: m.seesWho, cell: ([who]) => <b>{who}</b> },
          { title: m.seesWhat, cell: ([, what]) => what },
        ]}
        rows={m.sees}
        empty=""
      />
      <p class="soft">{m.seesLimits}</p>
    </div>
  );
}

/** Which of the three it is. */
export function BeginPage({
  errors,
  news,
  open,
  chosen,
}: {
  readonly errors: readonly FormError[];
  readonly news: 'hilang' | undefined;
  readonly open: boolean;
  /** Chosen beforehand, where a link said so. */
  readonly chosen?: string | undefined;
}) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack col">
        <h1>{m.begin}</h1>
        {news && <Note tone="wait">{m.gone}</Note>}
        <ErrorSummary errors={errors} />
        {!open && errors.length === 0 && <Note tone="wait">{m.closed}</Note>}
        {open && (
          <Form action={ombudsmanPaths.begin()}>
            <Choices
              id="jenis"
              label={m.which}
              type="radio"
              values={chosen === undefined ? [] : [chosen]}
              error={errors.find(({ field }) => field === 'jenis')?.message}
              options={kinds.map((kind) => ({ value: kind, label: m.kinds[kind][0], hint: m.kinds[kind][1] }))}
            />
            <label class="choice">
              <input type="checkbox" name="simpan" value="ya" />
              <span>
                {m.keep}
                <span class="hint block">{m.keepHint}</span>
              </span>
            </label>
            <Button>{m.next}</Button>
          </Form>
        )}
        <WhoSeesWhat />
      </div>
    </Page>
  );
}
