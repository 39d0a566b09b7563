import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, Facts, Form, type FormError, LinkButton, Note, Table, TextInput } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import type { Book, BookColumn, BookRights, BookStudent } from '../../book.ts';
import type { MarkValue } from '../../domain/mark.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { levelsOf, markInWords } from '../../words.ts';
import type { Conflict } from '../../write-column.ts';
import { addressOf, BookFrame } from '../book/frame.tsx';

export interface ColumnProps {
  readonly book: Book;
  readonly column: BookColumn;
  readonly rights: BookRights;
  readonly subjects: readonly Subject[];
  /** Number of the last change that is shown. */
  readonly seen: number;
  readonly news: string | undefined;
  readonly typed: Readonly<Record<string, string | readonly string[]>> | null;
  readonly conflicts: readonly Conflict[];
  readonly errors: readonly FormError[];
  /** Why it changes is asked for. */
  readonly asksWhy: boolean;
}

/** A whole column of a book: everybody's mark in one form that needs no script. */
export function ColumnPage(props: ColumnProps) {
  const { book, column, rights, subjects, news, conflicts, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const writes = rights.writes && book.lock === null;
  const columnId = column.id;
  const original = book.columns.find(({ id }) => id === column.remedialOf);
  return (
    <BookFrame book={book} subjects={subjects} here={column.title}>
      {news && errors.length === 0 && conflicts.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      {conflicts.length > 0 && <ConflictNote {...props} />}
      {rights.writes && book.lock !== null && <Note tone="wait">{m.lockedBy[book.lock]}</Note>}
      <Facts
        small
        facts={[
          { label: m.category, value: m.categories[book.rules.grading.value.curriculum][column.category] },
          { label: m.day, value: formatDate(column.onDay, locale) },
          ...(column.scale === 'points' ? [{ label: m.max, value: formatNumber(column.max, locale) }] : []),
          ...(column.aim === null ? [] : [{ label: m.aim, value: <span lang="id">{column.aim}</span> }]),
          ...(original ? [{ label: m.remedialOf, value: original.title }] : []),
          ...(column.testId === null ? [] : [{ label: m.test, value: m.fromTest }]),
        ]}
      />
      {writes ? <Fill {...props} /> : <Shown {...props} />}
      <p class="row">
        {writes && (
          <LinkButton href={bookPaths.intake({ columnId })} kind="quiet" small>
            {m.importTitle}
          </LinkButton>
        )}
        <LinkButton href={bookPaths.history(addressOf(book), { kolom: columnId })} kind="quiet" small>
          {m.history}
        </LinkButton>
      </p>
      {writes && <Change {...props} />}
    </BookFrame>
  );
}

function ConflictNote({ book, column, conflicts }: ColumnProps) {
  const { locale } = useView();
  const m = texts(locale);
  const mastery = book.rules.masteryOf(book.subject).value;
  const nameOf = (id: string) => book.students.find((one) => one.id === id)?.name ?? id;
  const said = (value: MarkValue | null) => markInWords(value, column, mastery, locale);
  return (
    <Note tone="bad" title={m.conflict}>
      <p>{m.conflictLead}</p>
      <ul>
        {conflicts.map(({ studentId, by, theirs, mine }) => (
          <li>{m.conflictLine(nameOf(studentId), by ?? m.byHouse, said(theirs), said(mine))}</li>
        ))}
      </ul>
    </Note>
  );
}

function Shown({ book, column }: ColumnProps) {
  const { locale } = useView();
  const m = texts(locale);
  const mastery = book.rules.masteryOf(book.subject).value;
  return (
    <Table
      sheet={column.scale === 'points'}
      label={column.title}
      rows={book.students}
      empty={m.noStudents}
      columns={[
        { title: m.student, cell: ({ name }) => name },
        {
          title: m.mark,
          right: true,
          cell: ({ id }) => markInWords(book.marks.get(column.id)?.get(id)?.value, column, mastery, locale),
        },
      ]}
    />
  );
}

function Fill(props: ColumnProps) {
  const { book, column, seen, typed, errors, asksWhy } = props;
  const { locale } = useView();
  const m = texts(locale);
  const levels = levelsOf(column, book.rules.masteryOf(book.subject).value, locale);
  const valueOf = (id: string) => book.marks.get(column.id)?.get(id)?.value;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const columns: Column<BookStudent>[] = [
    { title: m.student, cell: ({ name, nis }) => [name, ' ', <span class="small soft">{nis}</span>] },
    {
      title: m.mark,
      cell: (student) => (
        <MarkField {...{ student, column, levels, typed, value: valueOf(student.id), error: errorOf(`n-${student.id}`) }} />
      ),
    },
    {
      title: m.excuse,
      cell: ({ id, name }) => {
        const value = valueOf(id);
        const now = typed ? String(typed[`k-${id}`] ?? '') : value?.kind === 'excused' ? value.reason : '';
        return <input id={`k-${id}`} name={`k-${id}`} value={now} maxLength={120} aria-label={`${m.excuse}: ${name}`} />;
      },
    },
  ];
  return (
    <Form action={bookPaths.column({ columnId: column.id })} class="stack" id="kolom-nilai">
      <input type="hidden" name="dilihat" value={String(seen)} />
      <p class="soft">
        {column.scale === 'points' && m.outOf(formatNumber(column.max, locale))} {m.emptyHint} {m.excuseHint}
      </p>
      <Table sheet={column.scale === 'points'} label={column.title} rows={book.students} empty={m.noStudents} columns={columns} />
      <TextInput
        id="alasan"
        label={m.why}
        hint={m.whyHint}
        optional={!asksWhy}
        value={typed ? String(typed.alasan ?? '') : ''}
        error={errorOf('alasan')}
      />
      <Button>{m.saveAll}</Button>
    </Form>
  );
}

interface MarkFieldProps {
  readonly student: BookStudent;
  readonly column: BookColumn;
  readonly levels: readonly (readonly [string, string])[];
  readonly typed: ColumnProps['typed'];
  readonly value: MarkValue | undefined;
  readonly error: string | undefined;
}

function MarkField({ student, column, levels, typed, value, error }: MarkFieldProps) {
  const { locale } = useView();
  const m = texts(locale);
  const id = `n-${student.id}`;
  const label = `${m.mark}: ${student.name}`;
  if (column.scale === 'points') {
    const now = typed
      ? String(typed[id] ?? '')
      : value?.kind === 'points'
        ? formatNumber(value.points, locale).replace(/[.](?=\d{3})/g, '')
        : '';
    return (
      <>
        <input
          id={id}
          name={id}
          value={now}
          inputMode="decimal"
          class="short"
          aria-label={label}
          aria-invalid={error ? 'true' : undefined}
        />
        {error && <span class="err small block">{error}</span>}
      </>
    );
  }
  const chosen = typed ? [typed[id] ?? []].flat() : value?.kind === 'level' ? [value.level] : value?.kind === 'criteria' ? value.met : [];
  if (column.scale === 'criteria')
    return (
      <fieldset id={id}>
        <legend class="vh">{label}</legend>
        {/* Marked with nothing met, as opposed to not marked. */}
        <label class="choice">
          <input type="checkbox" name={id} value="0" checked={value?.kind === 'criteria' || chosen.includes('0')} />
          <span>{m.filled}</span>
        </label>
        {levels.map(([level, name]) => (
          <label class="choice">
            <input type="checkbox" name={id} value={level} checked={chosen.includes(level)} />
            <span lang="id">{name}</span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <>
      <select id={id} name={id} aria-label={label} aria-invalid={error ? 'true' : undefined}>
        <option value="">{m.none}</option>
        {levels.map(([level, name]) => (
          <option value={level} selected={chosen.includes(level)}>
            {name}
          </option>
        ))}
      </select>
      {error && <span class="err small block">{error}</span>}
    </>
  );
}

function Change({ column }: ColumnProps) {
  const m = texts(useView().locale);
  const columnId = column.id;
  return (
    <details>
      <summary>{m.change}</summary>
      <Form action={bookPaths.columnDeed({ columnId, deed: 'ubah' })} class="card col">
        <TextInput id="judul" label={m.title} value={column.title} />
        <TextInput id="tanggal" label={m.day} type="date" short value={column.onDay} />
        <TextInput id="tp" label={m.aim} hint={m.aimHint} optional value={column.aim ?? ''} />
        <Button>{m.save}</Button>
      </Form>
      <Form action={bookPaths.columnDeed({ columnId, deed: 'hapus' })} class="card col">
        <p class="soft">{m.removeLead}</p>
        <Button kind="danger">{m.remove}</Button>
      </Form>
    </details>
  );
}
