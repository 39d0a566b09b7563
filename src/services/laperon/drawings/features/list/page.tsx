import { useView } from '#web';
import { type Column, Crumbs, Page, Table, Tag } from '#web/ui';
import { isPending } from '../../domain/remark.ts';
import { drawingPaths } from '../../paths.ts';
import { type Drawing, type Drawings, drawingsIn } from '../../read.ts';
import { texts } from '../../texts/index.ts';
import { caseHref, type Refused, RemarkList, Sending } from '../remarks.tsx';

interface ListPageProps {
  readonly on: Drawings;
  readonly sent: number;
  readonly refused?: Refused;
}

/** The drawings of a case, and every remark on any of them: the main way for whoever uses no mouse. */
export function DrawingListPage({ on, sent, refused }: ListPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { view, remarks } = on;
  const here = drawingPaths.list({ caseId: view.id });
  const pendingOn = ({ file }: Drawing) => remarks.filter((remark) => remark.fileId === file.fileId && isPending(remark)).length;
  const columns: Column<Drawing>[] = [
    {
      title: m.drawing,
      cell: ({ requirement, file }) => (
        <a href={drawingPaths.drawing({ caseId: view.id, fileId: file.fileId })}>
          {requirement.name[locale]} <span class="vh">{m.revision(file.revision)}</span>
        </a>
      ),
    },
    {
      title: m.revisions,
      cell: ({ file }) => (
        <>
          {m.revision(file.revision)}{' '}
          <Tag tone={file.replacedBy === null ? 'done' : 'plain'}>{file.replacedBy === null ? m.now : m.replaced}</Tag>
        </>
      ),
    },
    { title: m.pending, cell: (drawing) => m.pendingCount(pendingOn(drawing)) },
  ];
  return (
    <Page>
      <Crumbs above={[{ href: caseHref(on), label: view.number }]} here={m.title} />
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {view.service.title(locale)} <span class="num">{view.number}</span>
        </p>
        <Sending on={on} here={here} sent={sent} />
        <section class="stack">
          <h2>{m.drawings}</h2>
          <Table label={m.drawings} columns={columns} rows={drawingsIn(view)} empty={m.none} />
        </section>
        <section class="stack">
          <h2>{m.allRemarks}</h2>
          <RemarkList on={on} remarks={remarks} here={here} empty={m.noRemarks} refused={refused} />
        </section>
      </div>
    </Page>
  );
}
