import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Facts, Form, type FormError, Note, Table, TextInput } from '#web/ui';
import type { Disposal, Keepings } from '../../disposal/list.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface DisposalProps {
  readonly keepings: Keepings;
  readonly disposals: readonly Disposal[];
  readonly ownId: string;
  readonly errors: readonly FormError[];
  readonly news: boolean;
}

/** What is past its time, and the lists there were. */
export function DisposalPage({ keepings, disposals, ownId, errors, news }: DisposalProps) {
  const m = texts(useView().locale);
  const { due, unconfirmed, held, noticeDays } = keepings;
  return (
    <OfficeFrame at="lead" title={m.title}>
      <p class="soft">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {news && errors.length === 0 && <Note tone="done">{m.done}</Note>}
      <section class="card stack" id="usul">
        <p>{m.due(due.length)}</p>
        {unconfirmed > 0 && <p>{m.unconfirmed(unconfirmed)}</p>}
        {held > 0 && <p>{m.held(held)}</p>}
        <p class="small soft">{m.notice(noticeDays)}</p>
        {due.length > 0 && (
          <Form action={ombudsmanPaths.disposals()} label={m.propose}>
            <Button>{m.propose}</Button>
          </Form>
        )}
      </section>
      <section class="stack" aria-labelledby="daftar">
        <h2 id="daftar">{m.lists}</h2>
        {disposals.length === 0 && <EmptyState>{m.none}</EmptyState>}
        {disposals.map((one) => (
          <OneList disposal={one} own={one.drawnBy === ownId} errors={errors} />
        ))}
      </section>
    </OfficeFrame>
  );
}

function OneList({ disposal, own, errors }: { readonly disposal: Disposal; readonly own: boolean; readonly errors: readonly FormError[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const { id, drawnOn, drawnByName, notBefore, state, decidedOn, minutes, items } = disposal;
  const field = `putusan-${id}`;
  return (
    <article class="card stack" id={field}>
      <h3>{m.list(formatDate(drawnOn, locale))}</h3>
      <Facts
        small
        facts={[
          { label: m.by, value: drawnByName },
          { label: m.notBefore, value: formatDate(notBefore, locale) },
          { label: m.state, value: decidedOn ? `${m.states[state]}, ${formatDate(decidedOn, locale)}` : m.states[state] },
          ...(minutes === null ? [] : [{ label: m.minutes, value: minutes }]),
        ]}
      />
      <Table
        label={m.list(formatDate(drawnOn, locale))}
        rows={items}
        empty={m.none}
        columns={[
          {
            title: m.number,
            cell: ({ number, matterId }) =>
              matterId === null ? <span class="num">{number}</span> : <a href={ombudsmanPaths.matter({ matterId })}>{number}</a>,
          },
          { title: m.keptUntil, cell: ({ dueOn }) => formatDate(dueOn, locale) },
          { title: m.fate, cell: ({ fate }) => m.fates[fate] },
        ]}
      />
      {state === 'proposed' && own && <p class="small soft">{m.own}</p>}
      {state === 'proposed' && !own && (
        <Form action={ombudsmanPaths.disposal({ disposalId: id })} label={m.approve}>
          <TextInput
            id={`berita-acara-${id}`}
            name="beritaAcara"
            label={m.minutes}
            hint={m.approveHint}
            autocomplete="off"
            error={errors.find((one) => one.field === field)?.message}
          />
          <p class="row">
            <Button kind="danger" name="putusan" value="ya">
              {m.approve}
            </Button>
            <Button kind="quiet" name="putusan" value="tidak">
              {m.refuse}
            </Button>
          </p>
        </Form>
      )}
    </article>
  );
}
