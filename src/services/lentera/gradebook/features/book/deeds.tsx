import { useView } from '#web';
import { Button, Form, TextInput } from '#web/ui';
import { daysAfter } from '../../domain/semester.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { addressOf } from './frame.tsx';
import type { BookProps } from './props.ts';

/** Showing a book to students and parents, closing it, and opening it once more. */
export function BookDeeds({ book, rights, form, typed, errors, today }: BookProps) {
  const m = texts(useView().locale);
  const { lock, releasedAt, id } = book;
  const at = addressOf(book);
  const back = form === 'buka';
  const errorOf = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  if (id === null) return null;
  return (
    <section class="stack">
      {rights.writes && (
        <div class="row">
          <Form action={bookPaths.deed({ ...at, deed: releasedAt === null ? 'perlihatkan' : 'sembunyikan' })} class="inline">
            <Button kind="quiet">{releasedAt === null ? m.release : m.withhold}</Button>
          </Form>
        </div>
      )}
      {rights.writes && lock === null && (
        <details>
          <summary>{m.close}</summary>
          <Form action={bookPaths.deed({ ...at, deed: 'tutup' })} class="card col">
            <p>{m.closeLead}</p>
            <Button>{m.close}</Button>
          </Form>
        </details>
      )}
      {rights.reopens && lock !== null && (
        <details open={back}>
          <summary>{m.reopen}</summary>
          <Form action={bookPaths.deed({ ...at, deed: 'buka' })} class="card col">
            <TextInput
              id="sampai"
              label={m.until}
              type="date"
              short
              value={back ? typed.sampai : daysAfter(today, 3)}
              error={errorOf('sampai')}
            />
            <TextInput id="alasan" label={m.reason} value={back ? typed.alasan : ''} error={errorOf('alasan')} />
            <Button>{m.reopen}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}
