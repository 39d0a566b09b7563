import { formatDate } from '#i18n';
import { maskNik } from '#kernel';
import type { FieldContext, FieldProblem, Raw } from '#platform/forms';
import { FieldList, summaryOf } from '#platform/forms/ui';
import { accountPath } from '#platform/identity';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, ErrorSummary, Form, Note, Page, Tag } from '#web/ui';
import type { Relative } from '../../family/relatives.ts';
import { mandatePaths } from '../../paths.ts';
import { relativePage } from './fields.ts';
import { texts } from './texts.ts';

export interface FamilyProps {
  readonly relatives: readonly Relative[];
  /** Of whom one holds a mandate, by NIK. */
  readonly mandated: ReadonlySet<string>;
  readonly context: FieldContext;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly problems: readonly FieldProblem[];
  readonly news: 'noted' | 'forgotten' | undefined;
}

/** Whom somebody noted of their family, and one more. */
export function FamilyPage({ relatives, mandated, context, raw, problems, news }: FamilyProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: accountPath(), label: m.account }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <ErrorSummary errors={summaryOf(problems, locale)} />
        {news && <Note tone="done">{m.news[news]}</Note>}
        {relatives.length === 0 ? (
          <EmptyState>
            <p>{m.none}</p>
          </EmptyState>
        ) : (
          <ul class="plain-list stack">
            {relatives.map((one) => (
              <Line relative={one} mandated={mandated.has(one.nik)} />
            ))}
          </ul>
        )}
        <h2>{m.add}</h2>
        <Form action={mandatePaths.family()}>
          <FieldList fields={relativePage.fields} raw={raw} errors={problems} context={context} />
          <Button>{m.save}</Button>
        </Form>
      </div>
    </Page>
  );
}

function Line({ relative: { id, relation, name, nik, born }, mandated }: { readonly relative: Relative; readonly mandated: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <li class="card stack">
      <div class="row between">
        <b>{name}</b>
        <Tag tone={mandated ? 'done' : 'plain'}>{mandated ? m.mandated : m.relations[relation]}</Tag>
      </div>
      <p class="small soft">
        {m.relations[relation]} · <span class="num">{maskNik(nik)}</span> · {m.born(formatDate(born, locale))}
      </p>
      <div class="row">
        {!mandated && (
          <a class="target" href={relation === 'child' ? mandatePaths.official({ kind: 'anak' }) : mandatePaths.propose()}>
            {m.toMandate}
            <span class="vh">: {name}</span>
          </a>
        )}
        <Form action={mandatePaths.forgetRelative({ relativeId: id })} class="inline">
          <Button kind="quiet" small>
            {m.remove}
            <span class="vh">: {name}</span>
          </Button>
        </Form>
      </div>
    </li>
  );
}
