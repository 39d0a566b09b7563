import { useView } from '#web';
import { Button, Choices, Form, LinkButton, Pagination, SearchForm, Select, Table, Tabs } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import type { TestProps } from './props.ts';

/** Participants on one page. */
export const A_PAGE = 50;

/** Stands among the classes for whoever missed the test that this one is held after. */
export const ABSENT = 'absen';
/** Stands among the classes for whoever a remedial test was drafted for. */
export const CALLED = 'dipanggil';

/** Who takes a test. */
export function ParticipantsPart(props: TestProps) {
  const { test, keeps, sessions, participants, classes, absent, called, errors, deed } = props;
  const m = texts(useView().locale);
  const { id: testId, status } = test;
  if (status === 'draft' || status === 'cancelled') return null;
  const mayAdmit = keeps && status === 'published' && sessions.length > 0;
  return (
    <section class="stack" id="peserta">
      <h2>
        {m.participants} <span class="soft">{participants.total}</span>
      </h2>
      {keeps && participants.total > 0 && (
        <div class="row">
          <LinkButton href={examPaths.attendance({ testId })} kind="quiet" small>
            {m.attendance}
          </LinkButton>
          <LinkButton href={examPaths.minutes({ testId })} kind="quiet" small>
            {m.minutesPdf}
          </LinkButton>
          <LinkButton href={examPaths.paper({ testId })} kind="quiet" small>
            {m.paperPdf}
          </LinkButton>
          {status === 'published' && (
            <Form action={examPaths.cards({ testId })} class="inline">
              <Button kind="quiet" small>
                {m.cards}
              </Button>
            </Form>
          )}
        </div>
      )}
      {keeps && participants.cards && status === 'published' && <p class="small soft">{m.cardsLead}</p>}
      {participants.total > 0 && <Listed {...props} />}
      {mayAdmit && (
        <details open={participants.total === 0 || deed === 'daftarkan'}>
          <summary>{m.admitTitle}</summary>
          <Form action={examPaths.deed({ testId, deed: 'daftarkan' })} class="card col">
            <Choices
              id="kelas"
              type="checkbox"
              label={m.admitClasses}
              values={[]}
              error={deed === 'daftarkan' ? errors[0]?.message : undefined}
              options={[
                ...(called > 0 ? [{ value: CALLED, label: m.called, hint: m.admitted(called) }] : []),
                ...(absent > 0 ? [{ value: ABSENT, label: m.absent, hint: m.admitted(absent) }] : []),
                ...classes
                  .filter(({ grade, endedAt }) => grade === test.grade && endedAt === null)
                  .map(({ id, name, students }) => ({ value: id, label: name, hint: m.admitted(students) })),
              ]}
            />
            <Select
              id="sesi"
              label={m.admitSession}
              value={String(sessions[0]?.nth ?? 1)}
              options={sessions.map(({ nth, room }) => ({
                value: String(nth),
                label: [m.sessionOf(nth), room].filter(Boolean).join(', '),
              }))}
            />
            <Button>{m.admit}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Participants a page at a time, by session, or those whose name, class or number is looked for. */
function Listed({ test, sessions, participants: { rows, found, total }, filter, page }: TestProps) {
  const m = texts(useView().locale);
  const testId = test.id;
  const at = (session: number | null, halaman?: number) =>
    `${examPaths.test({ testId }, { q: filter.q || undefined, sesi: session ?? undefined, halaman })}#peserta`;
  return (
    <div class="stack">
      {total > A_PAGE && (
        <SearchForm action={examPaths.test({ testId })} label={m.participantsSearch} placeholder={m.participantsSearchHint} q={filter.q} />
      )}
      {total > A_PAGE && sessions.length > 1 && (
        <Tabs
          sub
          label={m.session}
          tabs={[
            { href: at(null), label: m.allSessions, current: filter.session === null },
            ...sessions.map(({ nth, room }) => ({
              href: at(nth),
              label: [m.sessionOf(nth), room].filter(Boolean).join(', '),
              current: filter.session === nth,
            })),
          ]}
        />
      )}
      <Table
        label={m.participants}
        rows={rows}
        empty={m.noParticipants}
        columns={[
          { title: m.number, cell: ({ number }) => number },
          { title: m.name, cell: ({ name }) => name },
          { title: m.class, cell: ({ className }) => className },
          { title: m.session, right: true, cell: ({ session }) => session },
          { title: m.variant, right: true, cell: ({ variant }) => variant },
        ]}
      />
      {total > A_PAGE && <Pagination page={page} size={A_PAGE} total={found} at={(next) => at(filter.session, next)} />}
    </div>
  );
}
