import { formatShortDate } from '#i18n';
import { useView } from '#web';
import { Button, Form, Select, TextInput } from '#web/ui';
import { categories, categoryOfSort } from '../../domain/grading.ts';
import { scales } from '../../domain/mark.ts';
import { texts } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { addressOf } from './frame.tsx';
import type { BookProps } from './props.ts';

/** Two ways a column comes into a book: typed by hand, or from a test. */
export function AddColumns(props: BookProps) {
  const m = texts(useView().locale);
  const { form, book } = props;
  return (
    <>
      <details open={form === 'kolom' || (book.columns.length === 0 && props.tests.length === 0)}>
        <summary>{m.addTyped}</summary>
        <TypedColumn {...props} />
      </details>
      <details open={form === 'ulangan' || (book.columns.length === 0 && props.tests.length > 0)}>
        <summary>{m.addTest}</summary>
        <TestColumn {...props} />
      </details>
    </>
  );
}

function TypedColumn({ book, form, typed, errors, today }: BookProps) {
  const { locale } = useView();
  const m = texts(locale);
  const back = form === 'kolom';
  const now: Readonly<Record<string, string>> = back
    ? typed
    : { kelompok: 'daily', cara: 'points', tertinggi: '100', tanggal: inTerm(book.term, today) };
  const errorOf = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  const { grading, masteryOf } = book.rules;
  const mastery = masteryOf(book.subject).value.kind;
  const fitting = scales
    .filter((scale) => scale !== 'rubric' || mastery === 'rubric')
    .filter((scale) => scale !== 'criteria' || mastery === 'description');
  const first = book.columns.filter(({ remedialOf, scale }) => remedialOf === null && scale === 'points');
  return (
    <Form action={bookPaths.deed({ ...addressOf(book), deed: 'kolom' })} class="card col" label={m.addTyped}>
      <TextInput id="judul" label={m.title} value={now.judul} error={errorOf('judul')} />
      <Select
        id="kelompok"
        label={m.category}
        value={now.kelompok}
        error={errorOf('kelompok')}
        options={categories.map((key) => ({ value: key, label: m.categories[grading.value.curriculum][key] }))}
      />
      <Select
        id="cara"
        label={m.scale}
        value={now.cara}
        error={errorOf('cara')}
        options={fitting.map((key) => ({ value: key, label: m.scales[key] }))}
      />
      <TextInput id="tertinggi" label={m.max} inputMode="decimal" short value={now.tertinggi} error={errorOf('tertinggi')} />
      <TextInput id="tanggal" label={m.day} type="date" short value={now.tanggal} error={errorOf('tanggal')} />
      <TextInput id="tp" label={m.aim} hint={m.aimHint} optional value={now.tp} error={errorOf('tp')} />
      {first.length > 0 && (
        <Select
          id="remedial"
          label={m.remedialOf}
          optional
          none={m.notRemedial}
          value={now.remedial}
          options={first.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <Button>{m.add}</Button>
    </Form>
  );
}

/** Today where it lies in the semester, else the nearest day that does. */
function inTerm({ begins, ends }: BookProps['book']['term'], today: string): string {
  if (today < begins) return begins;
  return today > ends ? ends : today;
}

function TestColumn({ book, tests, form, typed, errors }: BookProps) {
  const { locale } = useView();
  const m = texts(locale);
  const back = form === 'ulangan';
  if (tests.length === 0) return <p class="soft">{m.noTests}</p>;
  const first = book.columns.filter(({ remedialOf, scale }) => remedialOf === null && scale === 'points');
  return (
    <Form action={bookPaths.deed({ ...addressOf(book), deed: 'ulangan' })} class="card col" label={m.addTest}>
      <p class="soft">{m.addTestLead}</p>
      <Select
        id="ulangan"
        label={m.test}
        value={back ? typed.ulangan : (tests[0]?.id ?? '')}
        error={back ? errors[0]?.message : undefined}
        options={tests.map(({ id, title, onDay }) => ({ value: id, label: `${title}, ${formatShortDate(onDay, locale)}` }))}
      />
      <Select
        id="kelompok-ulangan"
        name="kelompok"
        label={m.category}
        value={back ? typed.kelompok : (categoryOfSort(tests[0]?.sort ?? '') ?? 'daily')}
        options={categories
          .filter((key) => key !== 'attitude')
          .map((key) => ({ value: key, label: m.categories[book.rules.grading.value.curriculum][key] }))}
      />
      {first.length > 0 && (
        <Select
          id="remedial-ulangan"
          name="remedial"
          label={m.remedialOf}
          optional
          none={m.notRemedial}
          value={back ? typed.remedial : (first.find(({ testId }) => testId !== null && testId === tests[0]?.makeupOf)?.id ?? '')}
          options={first.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <Button>{m.add}</Button>
    </Form>
  );
}
