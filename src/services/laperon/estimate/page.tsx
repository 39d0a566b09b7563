import type { FieldContext, RawPage, Statement } from '#platform/forms';
import { FieldList, fillPaths, StatementView } from '#platform/forms/ui';
import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, type FormError, LinkButton, Note, Page, Table, Tag } from '#web/ui';
import type { Basis } from './bases.ts';
import { estimatePaths } from './paths.ts';
import { question } from './question.ts';
import { texts } from './texts.ts';

interface EstimatePageProps {
  readonly raw: RawPage;
  readonly errors: readonly FormError[];
  readonly context: FieldContext;
  readonly sheet: Statement | null;
  readonly bases: readonly Basis[];
}

/** The questions; above them, once they are answered, the sum with every factor. */
export function EstimatePage({ raw, errors, context, sheet, bases }: EstimatePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        {!sheet && <p class="lead">{m.lead}</p>}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {sheet && (
          <section class="stack">
            <StatementView statement={sheet} />
            <Bases bases={bases} />
            <Note title={m.information}>
              <p>{m.informationLead(formatDate(context.today, locale))}</p>
              <p class="noprint">{m.print}</p>
            </Note>
            <p class="noprint">
              <LinkButton href={fillPaths.start({ service: 'imb-pbg' })}>{m.apply}</LinkButton>
            </p>
          </section>
        )}
        <form action={estimatePaths.estimate()} class={sheet ? 'col stack noprint' : 'col stack'}>
          <FieldList fields={question.fields} raw={raw} errors={errors} context={context} />
          <Button>{m.ask}</Button>
        </form>
      </div>
    </Page>
  );
}

/** What each factor comes from: rule, version, law, and whether the agency vouches for it. */
function Bases({ bases }: Pick<EstimatePageProps, 'bases'>) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<Basis>[] = [
    { title: m.factor, cell: ({ rule }) => rule.title[locale] },
    { title: m.basis, cell: ({ version }) => <span lang="id">{version.citation}</span> },
    { title: m.version, cell: ({ version }) => formatNumber(version.version, locale), right: true },
    {
      title: m.state,
      cell: ({ version: { confirmed } }) => <Tag tone={confirmed ? 'done' : 'wait'}>{confirmed ? m.confirmed : m.unconfirmed}</Tag>,
    },
  ];
  return (
    <section class="stack">
      <h2>{m.bases}</h2>
      <Table label={m.bases} columns={columns} rows={bases} empty="" />
    </section>
  );
}
