import { useView } from '#web';
import { Button, ErrorSummary, FileInput, Form, type FormError, Note, Table, Tag, TextArea, TextInput } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import type { Book, BookColumn } from '../../book.ts';
import type { LineFate, ReadMark } from '../../domain/read-marks.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { markInWords } from '../../words.ts';
import { BookFrame } from '../book/frame.tsx';

export interface ColumnIntakeProps {
  readonly book: Book;
  readonly column: BookColumn;
  readonly subjects: readonly Subject[];
  readonly seen: number;
  /** What was read of what was sent; null before anything was. */
  readonly found: readonly ReadMark[] | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

const tones: Readonly<Record<LineFate, 'done' | 'wait' | 'bad' | 'plain'>> = {
  given: 'done',
  changed: 'wait',
  same: 'plain',
  empty: 'plain',
  unknown: 'bad',
  'several-named': 'bad',
  wrong: 'bad',
  twice: 'bad',
};

/** A column from a spreadsheet: looked at first, then taken in. */
export function ColumnIntakePage({ book, column, subjects, seen, found, typed, errors }: ColumnIntakeProps) {
  const { locale } = useView();
  const m = texts(locale);
  const mastery = book.rules.masteryOf(book.subject).value;
  const columnId = column.id;
  const takes = (found ?? []).filter(({ fate }) => fate === 'given' || fate === 'changed');
  return (
    <BookFrame book={book} subjects={subjects} here={`${m.importTitle}: ${column.title}`}>
      <ErrorSummary errors={errors} />
      {found !== null && (
        <section class="stack">
          <Table
            label={m.fate}
            rows={found}
            empty={m.nothingToTake}
            columns={[
              { title: m.line, right: true, cell: ({ line }) => line },
              { title: m.student, cell: ({ student, named }) => student?.name ?? named },
              {
                title: m.was,
                right: true,
                cell: ({ student }) =>
                  student === null ? '–' : markInWords(book.marks.get(columnId)?.get(student.id)?.value, column, mastery, locale),
              },
              {
                title: m.became,
                right: true,
                cell: ({ value, typed: sent }) => (value === null ? sent || '–' : markInWords(value, column, mastery, locale)),
              },
              { title: m.fate, cell: ({ fate }) => <Tag tone={tones[fate]}>{m.fates[fate]}</Tag> },
            ]}
          />
          {takes.length === 0 ? (
            <Note tone="wait">{m.nothingToTake}</Note>
          ) : (
            <Form action={bookPaths.columnDeed({ columnId, deed: 'masukkan' })} class="card col">
              <input type="hidden" name="dilihat" value={String(seen)} />
              <input
                type="hidden"
                name="isi"
                value={JSON.stringify(takes.flatMap(({ student, value }) => (student ? [[student.id, value]] : [])))}
              />
              {takes.some(({ fate }) => fate === 'changed') && (
                <TextInput id="alasan" label={m.why} hint={m.whyHint} value={typed.alasan} />
              )}
              <Button>{m.takeIn(takes.length)}</Button>
            </Form>
          )}
        </section>
      )}
      <Form action={bookPaths.intake({ columnId })} class="card col" files label={m.importTitle}>
        <p class="soft">{m.importLead}</p>
        <TextArea
          id="tempel"
          label={m.paste}
          optional
          rows={8}
          value={typed.tempel}
          error={errors[0]?.field === 'tempel' ? errors[0].message : undefined}
        />
        <FileInput
          id="berkas"
          label={m.file}
          optional
          accept=".xlsx,.csv,.txt"
          error={errors[0]?.field === 'berkas' ? errors[0].message : undefined}
        />
        <Button>{m.dryRun}</Button>
      </Form>
    </BookFrame>
  );
}
