import { formatDateTime } from '#i18n';
import type { Proposal } from '#platform/rules';
import { useView } from '#web';
import { type Column, Pagination, Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import type { GovernedLine } from './governed.ts';
import { texts } from './texts.ts';

export const PROPOSALS_A_PAGE = 30;

export type Waiting = GovernedLine & { readonly open: Proposal };

/** The proposals nobody has decided yet, oldest first. */
export function WaitingPage({ lines, total, page }: { readonly lines: readonly Waiting[]; readonly total: number; readonly page: number }) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<Waiting>[] = [
    {
      title: m.rule,
      cell: ({ rule, agency }) => <a href={portalPaths.rule({ agency: agency.key, key: rule.key })}>{rule.title[locale]}</a>,
    },
    { title: m.kind, cell: ({ open }) => m.kinds[open.kind] },
    {
      title: m.proposer,
      cell: ({ open }) => (
        <>
          {open.proposerName}
          <span class="small soft block">{formatDateTime(open.proposedAt, locale)}</span>
        </>
      ),
    },
    { title: m.reason, cell: ({ open }) => open.reason },
  ];
  return (
    <AdminPage at="proposals">
      <p class="soft col">{m.waitingLead}</p>
      <Table label={m.waiting} columns={columns} rows={lines} empty={m.noneWaiting} />
      <Pagination
        quiet
        page={page}
        size={PROPOSALS_A_PAGE}
        total={total}
        at={(n) => portalPaths.proposals({}, { halaman: n > 1 ? n : undefined })}
      />
      {total > 0 && (
        <p>
          <a href={portalPaths.proposalsCsv()}>{m.csv}</a>
        </p>
      )}
    </AdminPage>
  );
}
