import { useView } from '#web';
import { Button, Choices, Crumbs, EmptyState, ErrorSummary, Form, Island, LinkButton, Note, Page, Table, Tabs, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import type { SessionRow, TestRow } from '../../store.ts';
import type { WatchLine } from '../../watch-lines.ts';

interface WatchProps {
  readonly test: TestRow;
  readonly sessions: readonly SessionRow[];
  readonly session: SessionRow | undefined;
  readonly lines: readonly WatchLine[];
  readonly tally: string;
  readonly news: boolean;
  readonly error: string | undefined;
  readonly typed: Readonly<Record<string, string>>;
}

const tones = { absent: 'tag', running: 'tag wait', handed: 'tag done', time: 'tag done', ended: 'tag bad' } as const;

export function WatchPage({ test, sessions, session, lines, tally, news, error, typed }: WatchProps) {
  const m = texts(useView().locale);
  const { watchPage: w } = m;
  const { id: testId } = test;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: examPaths.tests(), label: m.tests },
            { href: examPaths.test({ testId }), label: test.title },
          ]}
          here={w.title}
        />
        <h1>
          {w.title}: {test.title}
        </h1>
        {sessions.length > 1 && (
          <Tabs
            label={m.sessions}
            tabs={sessions.map(({ nth, room }) => ({
              href: examPaths.watch({ testId }, { sesi: nth }),
              label: [m.sessionOf(nth), room].filter(Boolean).join(', '),
              current: nth === session?.nth,
            }))}
          />
        )}
        {news && error === undefined && <Note tone="done">{w.done}</Note>}
        <ErrorSummary errors={error === undefined ? [] : [{ field: 'alasan', message: error }]} />
        {session?.token && <p class="t-xl">{w.token(session.token)}</p>}
        {session === undefined || lines.length === 0 ? (
          <EmptyState>{w.none}</EmptyState>
        ) : (
          <Form action={examPaths.intervene({ testId })} class="watch">
            <input type="hidden" name="sesi" value={String(session.nth)} />
            <Island name="exam-watch" props={{ from: examPaths.watchStream({ testId }, { sesi: session.nth }), tones }}>
              <div class="row between">
                <p data-tally aria-live="polite">
                  {tally}
                </p>
                <LinkButton href={examPaths.watch({ testId }, { sesi: session.nth })} kind="quiet" small>
                  {w.reload}
                </LinkButton>
              </div>
              <p class="small soft">{w.lead}</p>
              <Lines lines={lines} chosen={typed.siapa} />
            </Island>
            <Actions typed={typed} error={error} />
          </Form>
        )}
      </div>
    </Page>
  );
}

/** Everybody of the session, each to be chosen for what is done below. */
function Lines({ lines, chosen }: { readonly lines: readonly WatchLine[]; readonly chosen: string | undefined }) {
  const m = texts(useView().locale);
  const { watchPage: w } = m;
  const cells = ['state', 'answered', 'seen', 'left', 'ends'] as const;
  const titles = { state: m.state, answered: w.answered, seen: w.seen, left: w.left, ends: w.endsAt };
  return (
    <Table
      sheet
      label={m.participants}
      rows={lines}
      empty={w.none}
      marks={({ id }) => ({ 'data-row': String(id) })}
      columns={[
        {
          title: m.name,
          cell: ({ id, name, number }) => (
            <label class="row">
              <input type="radio" name="siapa" value={String(id)} checked={chosen === String(id)} />
              <span>
                {name} <span class="small soft">{number}</span>
              </span>
            </label>
          ),
        },
        ...cells.map((cell) => ({
          title: titles[cell],
          cell: ({ state, cells: words }: WatchLine) => (
            <span data-cell={cell} class={cell === 'state' ? tones[state] : undefined}>
              {words[cell]}
            </span>
          ),
        })),
      ]}
    />
  );
}

function Actions({ typed, error }: { readonly typed: Readonly<Record<string, string>>; readonly error: string | undefined }) {
  const m = texts(useView().locale);
  const { watchPage: w } = m;
  return (
    <fieldset class="card">
      <legend class="t-l">{w.action}</legend>
      <label class="choice">
        <input type="radio" name="siapa" value="semua" checked={typed.siapa === 'semua'} />
        <span>{w.all}</span>
      </label>
      <Choices
        id="tindakan"
        type="radio"
        label={w.action}
        values={[typed.tindakan ?? 'waktu']}
        options={[
          { value: 'waktu', label: w.extraFor },
          { value: 'perangkat', label: w.reset },
          { value: 'akhiri', label: w.end },
          { value: 'buka', label: w.reopen },
        ]}
      />
      <TextInput id="menit" label={w.extra} inputMode="numeric" short value={typed.menit ?? '10'} />
      <TextInput id="alasan" label={w.reason} hint={w.reasonHint} value={typed.alasan} error={error} />
      <Button>{m.save}</Button>
    </fieldset>
  );
}
