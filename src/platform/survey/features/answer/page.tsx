import type { Text } from '#i18n';
import { casePaths, type CaseView } from '#platform/cases';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, LinkButton, Note, Page, TextArea } from '#web/ui';
import { type ElementKey, elementKeys, elements } from '../../domain/elements.ts';
import { isFinished } from '../../of-case.ts';
import { surveyPaths } from '../../paths.ts';
import { texts } from './texts.ts';

/** Where everybody sees what came of it. */
const FIGURES = '/kinerja';

export type Given = Readonly<Partial<Record<ElementKey | 'kata', string>>>;

interface SurveyProps {
  readonly action: string;
  readonly service: Text;
  readonly given: Given;
  readonly errors: readonly FormError[];
}

/** The nine questions on one page, as the form of the regulation has them. */
export function SurveyPage({ action, service, given, errors }: SurveyProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="stack col">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead(service(locale))}</p>
        <ErrorSummary errors={errors} />
        <Note>
          <p>{m.promise}</p>
        </Note>
        <Form action={action} class="stack">
          {elementKeys.map((key, at) => (
            <Choices
              id={key}
              type="radio"
              many
              label={`${at + 1}. ${elements[key].question(locale)}`}
              values={given[key] === undefined ? [] : [given[key]]}
              options={elements[key].values.map((value, n) => ({ value: String(n + 1), label: value(locale) }))}
              error={errors.some(({ field }) => field === key) ? m.chooseOne : undefined}
            />
          ))}
          <TextArea id="kata" optional label={m.word} hint={m.wordHint} value={given.kata} rows={3} />
          <Button wide>{m.send}</Button>
        </Form>
        <p class="small soft">
          {m.legal} <a href={FIGURES}>{m.how}</a>
        </p>
      </div>
    </Page>
  );
}

export type Closed = 'answered' | 'over' | 'none' | 'unfinished';

/** Why nothing is asked here. */
export function ClosedPage({ why }: { readonly why: Closed }) {
  const m = texts(useView().locale);
  const lead = { answered: m.answeredLead, over: m.overLead, none: m.noneLead, unfinished: m.unfinishedLead }[why];
  return <Ending title={m[why]} lead={lead} />;
}

export function ThanksPage() {
  const m = texts(useView().locale);
  return <Ending title={m.thanks} lead={m.thanksLead} />;
}

function Ending({ title, lead }: { readonly title: string; readonly lead: string }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack col">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <p class="row">
          <LinkButton href={FIGURES}>{m.figures}</LinkButton>
          <LinkButton href={casePaths.mine()} kind="quiet">
            {m.mine}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** What stands beside a finished case for whoever applied. */
export function besideOwnSurvey(view: CaseView) {
  return isFinished(view) ? <Beside caseId={view.id} /> : null;
}

function Beside({ caseId }: { readonly caseId: string }) {
  const m = texts(useView().locale);
  return (
    <section class="card stack tight" aria-labelledby="survei">
      <h2 id="survei" class="t-l">
        {m.besideTitle}
      </h2>
      <p class="small soft">{m.besideLead}</p>
      <p>
        <LinkButton href={surveyPaths.ofCase({ caseId })} kind="quiet" small>
          {m.beside}
        </LinkButton>
      </p>
    </section>
  );
}
