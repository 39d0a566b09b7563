import { formatDate } from '#i18n';
import type { Closure, Line, Place } from '#platform/appointments';
import type { FieldContext, RawPage } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { closurePage, placePage, rawOf } from './fields.ts';
import { PlaceQueue } from './queue-part.tsx';
import { texts } from './texts.ts';

export interface PlacePageProps {
  readonly place: Place;
  /** Lines of its queue in use. */
  readonly lines: readonly Line[];
  readonly closures: readonly Closure[];
  /** Meetings booked there in the coming weeks. */
  readonly standing: number;
  readonly context: FieldContext;
  readonly news: 'saved' | 'closed' | 'opened' | 'lined' | undefined;
  readonly refused?:
    | { readonly form: 'place' | 'closure' | 'line'; readonly raw: RawPage; readonly errors: readonly FormError[] }
    | undefined;
}

/** One place: its hours, and the times at which it is closed. */
export function PlacePage({ place, lines, closures, standing, context, news, refused }: PlacePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const placeId = place.id;
  const of = (form: 'place' | 'closure' | 'line') => (refused?.form === form ? refused : undefined);
  return (
    <AdminPage at="places">
      <p>
        <a href={portalPaths.places()}>{m.back}</a>
      </p>
      <h2>{place.name}</h2>
      {news && !refused && <Note tone="done">{m.news[news]}</Note>}
      {standing > 0 && <Note>{m.standing(standing)}</Note>}
      <ErrorSummary errors={refused?.errors ?? []} />
      <Form action={portalPaths.place({ placeId })} class="col">
        <input type="hidden" name="version" value={String(place.version)} />
        <FieldList fields={placePage.fields} raw={of('place')?.raw ?? rawOf(place)} errors={of('place')?.errors ?? []} context={context} />
        <Button>{m.save}</Button>
      </Form>
      <PlaceQueue {...{ place, lines, context }} refused={of('line')} />
      <section class="stack" aria-labelledby="penutupan">
        <h3 id="penutupan">{m.closures}</h3>
        <p class="soft">{m.closuresLead}</p>
        <Table
          label={`${m.closures}: ${place.name}`}
          rows={closures}
          empty={m.closuresNone}
          columns={[
            { title: m.day, cell: ({ day }) => formatDate(day, locale) },
            {
              title: m.from,
              cell: ({ from, to }) => (from === null ? m.wholeDay : `${from.replace(':', '.')}–${(to ?? '').replace(':', '.')}`),
            },
            { title: m.reason, cell: ({ reason }) => reason },
            {
              title: m.open,
              untitled: true,
              cell: ({ id, day }) => (
                <Form action={portalPaths.reopenPlace({ placeId, closureId: id })} class="inline">
                  <Button kind="quiet" small>
                    {m.open}
                    <span class="vh">: {formatDate(day, locale)}</span>
                  </Button>
                </Form>
              ),
            },
          ]}
        />
        <Form action={portalPaths.closePlace({ placeId })} class="col">
          <FieldList
            fields={closurePage.fields}
            raw={of('closure')?.raw ?? {}}
            errors={of('closure')?.errors ?? []}
            context={context}
            prefix="tutup-"
          />
          <Button kind="quiet">{m.close}</Button>
        </Form>
      </section>
      <Form action={portalPaths.usePlace({ placeId })} class="stack">
        <input type="hidden" name="version" value={String(place.version)} />
        {place.active && <p class="soft">{m.stopLead}</p>}
        <p>
          <Button kind={place.active ? 'danger' : 'quiet'} name="active" value={place.active ? 'no' : 'yes'}>
            {place.active ? m.stop : m.resume}
          </Button>
        </p>
      </Form>
    </AdminPage>
  );
}
