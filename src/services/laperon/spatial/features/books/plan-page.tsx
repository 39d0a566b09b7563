import { formatDate, formatDateTime, formatNumber } from '#i18n';
import type { AuditLine } from '#platform/audit';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Facts, Form, type FormError, Note, Table, TextArea, TextInput } from '#web/ui';
import { planState } from '../../domain/plan-state.ts';
import { spatialPaths } from '../../paths.ts';
import type { BookedPlan } from '../../store/plan-books.ts';
import { KindOf, StateOf, ValidityOf } from './list-page.tsx';
import { Report } from './report.tsx';
import { texts } from './texts.ts';

export interface PlanPageProps {
  readonly plan: BookedPlan;
  readonly today: string;
  readonly me: string;
  readonly may: { readonly propose: boolean; readonly approve: boolean };
  readonly history: readonly AuditLine[];
  readonly news: keyof ReturnType<typeof texts>['news'] | undefined;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
}

/** One version of a plan: where it stands, what was read, what can be done, and what was done by whom. */
export function PlanPage(props: PlanPageProps) {
  const { plan, today, history, news, errors } = props;
  const { locale, console } = useView();
  const m = texts(locale);
  const { key, version, title, citation, distanceM, sourceName, sha256, entererName, enteredAt, approverName, approvedAt } = plan;
  const by = (name: string | null, at: Date) => m.facts.by(name ?? m.operator, formatDateTime(at, locale));
  return (
    <console.Frame at="spatial-plans">
      <Crumbs above={[{ href: spatialPaths.plans(), label: m.tab }]} here={`${title}, ${m.columns.version.toLowerCase()} ${version}`} />
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <h2>
        <span lang="id">{title}</span> <StateOf plan={plan} today={today} />
      </h2>
      <Facts
        facts={[
          { label: m.columns.kind, value: <KindOf plan={plan} /> },
          { label: m.columns.valid, value: <ValidityOf plan={plan} /> },
          ...(distanceM === null ? [] : [{ label: m.facts.distance, value: `${formatNumber(distanceM, locale)} m` }]),
          { label: m.facts.citation, value: <span lang="id">{citation}</span> },
          { label: m.facts.key, value: <code lang="en">{`${key} ${version}`}</code> },
          { label: m.facts.entered, value: by(entererName, enteredAt) },
          ...(approvedAt ? [{ label: m.facts.approved, value: by(approverName, approvedAt) }] : []),
          { label: m.facts.source, value: sourceName },
          { label: m.facts.sha, value: <code lang="en">{sha256}</code> },
        ]}
      />
      <Deeds {...props} />
      <section class="stack" aria-labelledby="hasil">
        <h3 class="t-l" id="hasil">
          {m.report}
        </h3>
        <Report report={plan.report} />
        {plan.report.faulty.length > 0 && (
          <p>
            <a href={spatialPaths.planReport({ planId: plan.id })} download>
              {m.csvOf}
            </a>
          </p>
        )}
      </section>
      <section class="stack">
        <h3 class="t-l">{m.history}</h3>
        <Table
          label={m.history}
          rows={history}
          empty="–"
          columns={[
            { title: m.when, cell: ({ at }) => formatDateTime(at, locale) },
            { title: m.act, cell: ({ action }) => m.acts[action] ?? action },
            { title: m.reason, cell: ({ detail }) => <DetailOf detail={detail} /> },
          ]}
        />
      </section>
    </console.Frame>
  );
}

function DetailOf({ detail }: Pick<AuditLine, 'detail'>) {
  const { locale } = useView();
  const day = typeof detail.from === 'string' ? detail.from : typeof detail.on === 'string' ? detail.on : null;
  const said = [day && formatDate(day, locale), typeof detail.reason === 'string' ? detail.reason : null].filter(Boolean);
  return <>{said.length > 0 ? said.join(': ') : '–'}</>;
}

/** What can be done with it now, by whoever looks. */
function Deeds({ plan, today, me, may, typed, errors }: PlanPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const state = planState(plan, today);
  const at = (deed: string) => spatialPaths.planDeed({ planId: plan.id, deed });
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  if (state === 'entered') {
    if (plan.enteredBy === me) return <Note>{m.own}</Note>;
    if (!may.approve) return null;
    return (
      <section class="card stack" aria-labelledby="berlakukan">
        <h3 class="t-l" id="berlakukan">
          {m.force}
        </h3>
        <p class="soft col">{m.forceLead}</p>
        <Form action={at('berlaku')} class="col">
          <TextInput id="mulai" label={m.from} type="date" value={typed.mulai ?? today} error={errorOf('mulai')} />
          <Button>{m.force}</Button>
        </Form>
      </section>
    );
  }
  if (state === 'over') return null;
  if (plan.ending)
    return (
      <section class="card stack" aria-labelledby="akhiri">
        <h3 class="t-l" id="akhiri">
          {m.endingAsked}
        </h3>
        <p>{m.asked(plan.ending.byName, formatDate(plan.ending.on, locale), plan.ending.reason)}</p>
        <div class="row">
          {may.approve && plan.ending.by !== me && (
            <Form action={at('setujui')} class="inline">
              <Button kind="danger">{m.agree}</Button>
            </Form>
          )}
          {(may.approve || plan.ending.by === me) && (
            <Form action={at('biarkan')} class="inline">
              <Button kind="quiet">{m.keep}</Button>
            </Form>
          )}
        </div>
      </section>
    );
  if (!may.propose) return null;
  return (
    <details open={errors.length > 0}>
      <summary>{m.end}</summary>
      <p class="soft col">{m.endLead}</p>
      <Form action={at('akhiri')} class="col">
        <TextInput id="sampai" label={m.last} type="date" value={typed.sampai ?? today} error={errorOf('sampai')} />
        <TextArea id="alasan" label={m.reason} value={typed.alasan} rows={3} error={errorOf('alasan')} />
        <Button kind="danger">{m.askEnd}</Button>
      </Form>
    </details>
  );
}
