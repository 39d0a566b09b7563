import { appointmentPaths, type Line, type Place } from '#platform/appointments';
import type { FieldContext, RawPage } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Form, type FormError, Table } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { linePage } from './fields.ts';
import { texts } from './texts.ts';

interface PlaceQueueProps {
  readonly place: Place;
  readonly lines: readonly Line[];
  readonly context: FieldContext;
  readonly refused: { readonly raw: RawPage; readonly errors: readonly FormError[] } | undefined;
}

/** What people wait for at a place: the lines in use, and the form that opens one. */
export function PlaceQueue({ place, lines, context, refused }: PlaceQueueProps) {
  const { locale } = useView();
  const m = texts(locale).queue;
  const placeId = place.id;
  const name = ({ nameId, nameEn }: Line) => (locale === 'id' ? nameId : nameEn);
  return (
    <section class="stack" aria-labelledby="antrean">
      <h3 id="antrean">{m.title}</h3>
      <p class="soft">{m.lead}</p>
      {lines.length > 0 && (
        <p class="row">
          <a href={appointmentPaths.queue({ placeId })}>{m.page}</a>
          <a href={appointmentPaths.queueScreen({ placeId })}>{m.screen}</a>
        </p>
      )}
      <Table
        label={`${m.title}: ${place.name}`}
        rows={lines}
        empty={m.none}
        columns={[
          { title: m.letter, cell: ({ letter }) => letter },
          { title: m.nameId, cell: name },
          { title: m.bookings, cell: ({ takesBookings }) => (takesBookings ? '✓' : '–') },
          {
            title: m.end,
            untitled: true,
            cell: (line) => (
              <Form action={portalPaths.endLine({ placeId, lineId: line.id })} class="inline">
                <Button kind="quiet" small>
                  {m.end}
                  <span class="vh">: {name(line)}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action={portalPaths.addLine({ placeId })} class="col">
        <FieldList fields={linePage.fields} raw={refused?.raw ?? {}} errors={refused?.errors ?? []} context={context} prefix="baris-" />
        <Button kind="quiet">{m.add}</Button>
      </Form>
    </section>
  );
}
