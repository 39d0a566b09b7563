import type { Agency } from '#platform/access';
import type { Place } from '#platform/appointments';
import type { FieldContext, RawPage } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Select, Table, Tag } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { placePage } from './fields.ts';
import { texts } from './texts.ts';

export interface PlacesPageProps {
  readonly agencies: readonly Agency[];
  readonly rows: readonly Place[];
  readonly context: FieldContext;
  readonly news: 'added' | undefined;
  readonly raw: RawPage;
  readonly errors: readonly FormError[];
}

/** Where the agency meets people, and the form that adds a place. */
export function PlacesPage({ agencies, rows, context, news, raw, errors }: PlacesPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const [only] = agencies.length === 1 ? agencies : [];
  return (
    <AdminPage at="places">
      <p class="soft col">{m.lead}</p>
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <Table
        label={m.opens}
        rows={rows}
        empty={m.none}
        columns={[
          { title: m.name, cell: ({ id, name }) => <a href={portalPaths.place({ placeId: id })}>{name}</a> },
          { title: m.kind, cell: ({ kind }) => m.kinds[kind] },
          { title: m.minutes, cell: ({ minutes }) => `${minutes} ${m.unit}` },
          { title: m.capacity, cell: ({ capacity }) => capacity },
          { title: m.opens, cell: ({ opens }) => <Opens opens={opens} /> },
          { title: m.state, cell: ({ active }) => <Tag tone={active ? 'done' : 'plain'}>{active ? m.active : m.inactive}</Tag> },
        ]}
      />
      <section class="card stack" aria-labelledby="tambah-tempat">
        <h2 class="t-l" id="tambah-tempat">
          {m.add}
        </h2>
        <Form action={portalPaths.places()} class="col">
          {only ? (
            <input type="hidden" name="agency" value={only.id} />
          ) : (
            <Select id="agency" label={m.agency} value="" options={agencies.map(({ id, name }) => ({ value: id, label: name }))} />
          )}
          <FieldList fields={placePage.fields} raw={raw} errors={errors} context={context} />
          <Button>{m.add}</Button>
        </Form>
      </section>
    </AdminPage>
  );
}

function Opens({ opens }: Pick<Place, 'opens'>) {
  const m = texts(useView().locale);
  return (
    <>
      {runsOf(opens).map(({ first, last, from, to }) => (
        <span class="block small">
          {first === last ? m.weekdays[first - 1] : `${m.weekdays[first - 1]}–${m.weekdays[last - 1]}`} {from.replace(':', '.')}–
          {to.replace(':', '.')}
        </span>
      ))}
    </>
  );
}

/** Days in a row with the same hours, as people say them. */
function runsOf(opens: Place['opens']) {
  const runs: { first: number; last: number; from: string; to: string }[] = [];
  for (const { weekday, from, to } of opens.toSorted((a, b) => a.from.localeCompare(b.from) || a.weekday - b.weekday)) {
    const run = runs.find((one) => one.last === weekday - 1 && one.from === from && one.to === to);
    if (run) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, from, to });
  }
  return runs;
}
