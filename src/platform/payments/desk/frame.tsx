import { useView } from '#web';
import { Note, Page, Tabs } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { paymentPaths } from '../paths.ts';
import { texts } from './messages/index.ts';
import type { Done } from './scope.ts';

const ways = {
  payments: paymentPaths.desk,
  suspense: paymentPaths.suspense,
  refunds: paymentPaths.refunds,
  cash: paymentPaths.cashList,
  settlements: paymentPaths.settlements,
  parties: paymentPaths.parties,
  statements: paymentPaths.statements,
  books: paymentPaths.books,
} as const;
export type DeskTab = keyof typeof ways;

/** The frame of the treasury's pages: which of them one is on, and what was just done. */
export function TreasuryPage({
  at,
  within = false,
  title,
  lead,
  done,
  refusal,
  children,
}: {
  readonly at: DeskTab;
  /** A page below the tab's own. */
  readonly within?: boolean;
  readonly title: string;
  readonly lead?: string;
  readonly done?: Done | undefined;
  readonly refusal?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const m = texts(useView().locale);
  const tabs = (Object.keys(ways) as DeskTab[]).map((key) => ({
    href: ways[key](),
    label: m.tabs[key],
    current: key === at && (within ? ('within' as const) : true),
  }));
  return (
    <Page wide>
      <div class="stack">
        <h1>{title}</h1>
        <Tabs label={m.title} tabs={tabs} />
        {lead && <p class="lead">{lead}</p>}
        {done && <Note tone="done">{m.done[done]}</Note>}
        {refusal && <Note tone="bad">{refusal}</Note>}
        {children}
      </div>
    </Page>
  );
}
