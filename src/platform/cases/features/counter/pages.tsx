import type { FieldContext, FieldProblem, OpenDraft, Raw } from '#platform/forms';
import { AnswerFacts, FieldList, fillPaths, StatementView, summaryOf } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Facts, Form, type FormError, LinkButton, Note, Page, TextInput } from '#web/ui';
import type { Agreeing } from '../../counter/consent.ts';
import { casePaths } from '../../paths.ts';
import type { Offer } from '../../registry.ts';
import { helpingPage, sheetPage } from './fields.ts';
import { texts } from './texts.ts';
import { Unfinished, type UnfinishedList } from './unfinished.tsx';

export interface CounterPageProps {
  readonly draftId: string;
  readonly offers: readonly Offer[];
  readonly context: FieldContext;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly problems: readonly FieldProblem[];
  /** Address of an account, masked, that the person must be asked about. */
  readonly maskedEmail: string | null;
  readonly list: UnfinishedList;
}

/** Whom an officer helps, and with what; below it what they have not finished. */
export function CounterPage({ draftId, offers, context, raw, problems, maskedEmail, list }: CounterPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <ErrorSummary errors={summaryOf(problems, locale)} />
        <Form action={casePaths.counter()}>
          <input type="hidden" name="_draft" value={draftId} />
          {maskedEmail !== null && (
            <section class="card stack" id="account">
              <h2 class="t-l">{m.accountTitle}</h2>
              <Choices
                id="_account"
                label={m.account}
                hint={m.accountLead(maskedEmail)}
                type="radio"
                values={[]}
                options={[
                  { value: 'yes', label: m.accountYes },
                  { value: 'no', label: m.accountNo },
                ]}
              />
            </section>
          )}
          <FieldList fields={helpingPage(offers).fields} raw={raw} errors={problems} context={context} />
          <Button>{m.begin}</Button>
        </Form>
        <Unfinished {...list} offers={offers} />
      </div>
    </Page>
  );
}

export interface ConsentPageProps {
  readonly opened: OpenDraft;
  readonly agreeing: Agreeing;
  readonly sent: boolean;
  readonly errors: readonly FormError[];
}

/** What the person reads, and the two ways to agree to it. */
export function ConsentPage({ opened, agreeing, sent, errors }: ConsentPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { draft, fillable, progress, context, statements } = opened;
  const back = fillPaths.check({ draftId: draft.id });
  const name = draft.forName ?? agreeing.name;
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: casePaths.counter(), label: m.title },
            { href: fillPaths.tasks({ draftId: draft.id }), label: fillable.title(locale) },
          ]}
          here={m.consent}
        />
        <h1>{m.consent}</h1>
        <p class="lead noprint">{m.consentLead(name)}</p>
        <ErrorSummary errors={errors} />
        {sent && errors.length === 0 && <Note tone="done">{m.sent}</Note>}
        <div class="stack noprint">
          {progress.complete ? (
            <Ways draftId={draft.id} agreeing={agreeing} errors={errors} context={context} />
          ) : (
            <Note tone="wait">{m.notYet}</Note>
          )}
        </div>
        <p class="noprint">
          <a href={back}>{m.toDraft}</a>
        </p>
        <section class="stack">
          <h2>{m.content}</h2>
          <p>
            {fillable.title(locale)}, {fillable.agencyName}
          </p>
          <AnswerFacts level={3} journey={fillable.journey} answers={draft.answers} context={context} />
          {statements.map((statement) => (
            <StatementView statement={statement} level={3} />
          ))}
        </section>
      </div>
    </Page>
  );
}

interface WaysProps extends Pick<ConsentPageProps, 'agreeing' | 'errors'> {
  readonly draftId: string;
  readonly context: FieldContext;
}

function Ways({ draftId, agreeing, errors, context }: WaysProps) {
  const m = texts(useView().locale);
  const { maskedEmail, codeSent, byPaper, locked } = agreeing;
  const wrong = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <section class="card stack">
        <h2 class="t-l">{m.byCode}</h2>
        {maskedEmail === null && <p class="soft">{m.noAddress}</p>}
        {locked && <Note tone="bad">{m.locked}</Note>}
        {maskedEmail !== null && !locked && (
          <>
            <p class="soft">{m.byCodeLead(maskedEmail)}</p>
            {codeSent && (
              <Form action={casePaths.consent({ draftId })}>
                <TextInput id="code" label={m.code} inputMode="numeric" autocomplete="off" error={wrong('code')} />
                <Button>{m.agreed}</Button>
              </Form>
            )}
            <Form action={casePaths.consentCode({ draftId })}>
              <Button kind={codeSent ? 'quiet' : 'main'}>{codeSent ? m.sendAgain : m.sendCode}</Button>
            </Form>
          </>
        )}
      </section>
      <section class="card stack">
        <h2 class="t-l">{m.byPaper}</h2>
        {byPaper ? (
          <>
            <p class="soft">{m.byPaperLead}</p>
            <p>
              <LinkButton href={casePaths.consentSheet({ draftId })} kind="quiet" icon="download">
                {m.openSheet}
              </LinkButton>
            </p>
            <Form action={casePaths.consentPaper({ draftId })} files>
              <FieldList fields={sheetPage.fields} raw={{}} errors={errors} context={context} />
              <Button kind="quiet">{m.agreed}</Button>
            </Form>
          </>
        ) : (
          <p class="soft">{m.noPaper}</p>
        )}
      </section>
    </>
  );
}

interface CounterDoneProps {
  readonly caseId: string;
  readonly number: string;
  readonly applicantName: string;
  readonly service: string;
  /** What it is tracked with, and taken over. */
  readonly secret: string;
  /** Null while it is being made. */
  readonly receiptHref: string | null;
}

/** What is handed over: the number, and the receipt to print. */
export function CounterDonePage({ caseId, number, applicantName, service, secret, receiptHref }: CounterDoneProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.doneTitle}</h1>
        <div class="proof stack">
          <Facts
            facts={[
              { label: m.number, value: <span class="num t-l">{number}</span> },
              {
                label: m.secret,
                value: (
                  <code class="t-l" lang="en">
                    {secret}
                  </code>
                ),
              },
              { label: m.applicant, value: applicantName },
              { label: m.service, value: service },
            ]}
          />
        </div>
        {receiptHref === null ? (
          <Note tone="wait">{m.making}</Note>
        ) : (
          <LinkButton href={receiptHref} icon="download">
            {m.receipt}
          </LinkButton>
        )}
        <p>{m.hand}</p>
        <p class="row">
          <LinkButton href={casePaths.counter()} kind="quiet">
            {m.next}
          </LinkButton>
          <LinkButton href={casePaths.deskCase({ caseId })} kind="quiet">
            {m.toCase}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
