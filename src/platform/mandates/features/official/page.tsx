import type { FieldContext, FieldProblem, Raw } from '#platform/forms';
import { FieldList, type KeptFile, summaryOf } from '#platform/forms/ui';
import { accountPath } from '#platform/identity';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, Page } from '#web/ui';
import type { Offered } from '../../deps.ts';
import { texts } from '../../messages/index.ts';
import type { OfficialKind } from '../../official.ts';
import { mandatePaths } from '../../paths.ts';
import { askingPage, officialKinds } from './fields.ts';

interface AskProps {
  readonly kind: OfficialKind;
  readonly offers: readonly Offered[];
  readonly context: FieldContext;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly kept: ReadonlyMap<string, KeptFile>;
  readonly problems: readonly FieldProblem[];
}

export function AskPage({ kind, offers, context, raw, kept, problems }: AskProps) {
  const { locale } = useView();
  const m = texts(locale);
  const above = [
    { href: accountPath(), label: m.account },
    { href: mandatePaths.own(), label: m.title },
  ];
  const word = Object.entries(officialKinds).find(([, of]) => of === kind)?.[0] ?? '';
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={above} here={m.official[kind].title} />
        <h1>{m.official[kind].title}</h1>
        <p class="lead">{m.official.lead}</p>
        <ErrorSummary errors={summaryOf(problems, locale)} />
        <Form action={mandatePaths.official({ kind: word })} files>
          <FieldList fields={askingPage(kind, offers).fields} raw={raw} errors={problems} context={context} kept={kept} />
          <Button>{m.submit}</Button>
        </Form>
      </div>
    </Page>
  );
}

/** The ways to ask an agency, below the form between two people. */
export function OtherKinds() {
  const m = texts(useView().locale);
  return (
    <section class="card stack">
      <h2>{m.official.others}</h2>
      <p class="soft">{m.official.othersLead}</p>
      <ul>
        {Object.entries(officialKinds).map(([word, kind]) => (
          <li>
            <a href={mandatePaths.official({ kind: word })}>{m.official[kind].title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
