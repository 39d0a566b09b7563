import { useView } from '#web';
import type { CaseView } from '../../../index.ts';
import { FilePreview, RecordFacts, recordTitle } from '../../../ui/index.ts';

/** What the desk where the case lies decides on, as it was recorded, with its document beside it. */
export function ToRead({ view, hrefOf }: { readonly view: CaseView; readonly hrefOf: (fileId: string) => string }) {
  const { locale } = useView();
  const { actions } = view.service;
  const read = Object.values(actions).flatMap(({ by, reads = [] }) =>
    by.kind === 'desk' && by.desk === view.state.position?.desk ? reads : [],
  );
  const record = view.state.records.findLast(({ name }) => read.includes(name));
  if (!record) return null;
  const files = Object.entries(actions[record.name]?.asks ?? {}).flatMap(([name, { control }]) =>
    control.kind === 'files' ? ((record.value[name] ?? []) as readonly string[]) : [],
  );
  const facts = files.flatMap((id) => view.files.get(id) ?? [])[0];
  return (
    <section class="stack" aria-labelledby="diputus">
      <h2 class="t-l" id="diputus">
        {recordTitle(view.service, record, locale)}
      </h2>
      <div class="two">
        <div class="stack">
          <RecordFacts view={view} record={record} hrefOf={hrefOf} />
        </div>
        {facts && (
          <div class="stack">
            <FilePreview facts={facts} href={hrefOf(facts.id)} />
          </div>
        )}
      </div>
    </section>
  );
}
