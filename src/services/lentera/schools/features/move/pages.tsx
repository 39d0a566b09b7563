import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Form, type FormError, Note, Page, Select, Table, TextInput } from '#web/ui';
import type { SchoolClass } from '../../classes.ts';
import type { Belonging } from '../../domain/belonging.ts';
import { leavings, type Transfer } from '../../moving.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import type { Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { SchoolFrame } from '../school/page.tsx';
import { texts } from './texts.ts';

export interface MoveProps {
  readonly student: Student;
  readonly classes: readonly SchoolClass[];
  /** On the way to another school. */
  readonly sent: Transfer | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** Where a student can go from here. */
export function MovePage({ student, classes, sent, typed, errors }: MoveProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const studentId = student.id;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const deed = (name: string) => schoolPaths.moveDeed({ studentId, deed: name });
  return (
    <Page>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: words.lentera },
            { href: schoolPaths.student({ studentId }), label: student.name },
          ]}
          here={m.here}
        />
        <h1>{m.title(student.name)}</h1>
        <ErrorSummary errors={errors} />
        {student.status !== 'active' && (
          <Form action={deed('kembali')} class="card stack" id="kembali">
            <Button>{m.back}</Button>
          </Form>
        )}
        {sent && (
          <Form action={deed('batal')} class="card stack" id="batal">
            <p>{m.sentTo(sent.to)}</p>
            <Button kind="quiet">{m.callBack}</Button>
          </Form>
        )}
        {student.status === 'active' && !sent && (
          <>
            <Form action={deed('kelas')} class="card stack" label={m.toClass}>
              <h2 class="t-l">{m.toClass}</h2>
              <Select
                id="kelas"
                label={words.class}
                value={typed.kelas ?? ''}
                error={errorOf('kelas')}
                options={classes.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Button>{m.toClass}</Button>
            </Form>
            <Form action={deed('sekolah')} class="card stack" label={m.toSchool}>
              <h2 class="t-l">{m.toSchool}</h2>
              <p class="soft">{m.toSchoolLead}</p>
              <TextInput id="npsn" label={m.npsn} value={typed.npsn} short error={errorOf('npsn')} />
              <TextInput id="catatan" label={m.note} value={typed.catatan} optional />
              <Button>{m.send}</Button>
            </Form>
            <Form action={deed('keluar')} class="card stack" label={m.leave}>
              <h2 class="t-l">{m.leave}</h2>
              <p class="soft">{m.leaveLead}</p>
              <Choices
                id="alasan"
                label={m.why}
                type="radio"
                values={[typed.alasan ?? '']}
                error={errorOf('alasan')}
                options={leavings.map((value) => ({ value, label: m.leavings[value] }))}
              />
              <Button kind="danger">{m.leave}</Button>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}

export interface TransfersProps {
  readonly who: Belonging;
  readonly school: School;
  readonly transfers: readonly Transfer[];
  readonly classes: readonly SchoolClass[];
  readonly received: boolean;
  readonly errors: readonly FormError[];
}

/** Students on their way to a school, to be received, and on their way from it. */
export function TransfersPage({ who, school, transfers, classes, received, errors }: TransfersProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const coming = transfers.filter(({ toId }) => toId === school.id);
  const going = transfers.filter(({ fromId }) => fromId === school.id);
  return (
    <SchoolFrame who={who} school={school} at="transfers">
      {received && errors.length === 0 && <Note tone="done">{m.received}</Note>}
      <ErrorSummary errors={errors} />
      <h2>{m.incoming}</h2>
      <Table
        label={m.incoming}
        rows={coming}
        empty={m.none}
        columns={[
          { title: words.name, cell: ({ name }) => <b>{name}</b> },
          { title: m.from, cell: ({ from, note }) => [from, note].filter(Boolean).join(': ') },
          { title: m.sent, cell: ({ sentAt }) => formatDate(sentAt, locale) },
          {
            title: m.receive,
            untitled: true,
            cell: ({ id, name }) => (
              <Form action={schoolPaths.receive({ schoolId: school.id, transferId: id })} class="stack" label={`${m.receive}: ${name}`}>
                <TextInput
                  id={`nis-${id}`}
                  name="nis"
                  label={m.nis}
                  short
                  error={errors.find(({ field }) => field === `nis-${id}`)?.message}
                />
                <Select
                  id={`kelas-${id}`}
                  name="kelas"
                  label={words.class}
                  optional
                  none={words.none}
                  options={classes.map((one) => ({ value: one.id, label: one.name }))}
                />
                <Button small>
                  {m.receive}
                  <span class="vh">: {name}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <h2>{m.outgoing}</h2>
      <Table
        label={m.outgoing}
        rows={going}
        empty={m.none}
        columns={[
          { title: words.name, cell: ({ studentId, name }) => <a href={schoolPaths.move({ studentId })}>{name}</a> },
          { title: m.to, cell: ({ to }) => to },
          { title: m.sent, cell: ({ sentAt }) => formatDate(sentAt, locale) },
        ]}
      />
    </SchoolFrame>
  );
}
