import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Form, Table, TextInput } from '#web/ui';
import { localParts } from '../../domain/local-time.ts';
import { texts } from '../../messages/index.ts';
import { texts as room } from '../../../room/messages/index.ts';
import { examPaths } from '../../paths.ts';
import type { TestProps } from './props.ts';
import { Tick } from './tick.tsx';

/** When and where a test is held. */
export function SessionsPart({ test, keeps, sessions, typed, deed, errors }: TestProps) {
  const { locale, now } = useView();
  const m = texts(locale);
  const { id: testId, status } = test;
  const open = keeps && (status === 'draft' || status === 'published');
  const back = deed === 'sesi';
  const was = (name: string, usual = '') => (back ? (typeof typed[name] === 'string' ? typed[name] : '') : usual);
  const error = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  return (
    <section class="stack" id="sesi">
      <h2>{m.sessions}</h2>
      <Table
        label={m.sessions}
        rows={sessions}
        empty={m.noSessions}
        columns={[
          { title: m.session, cell: ({ nth, room: at }) => <b>{[m.sessionOf(nth), at].filter(Boolean).join(', ')}</b> },
          { title: m.opens, cell: ({ opens_at }) => formatDateTime(opens_at, locale) },
          { title: room(locale).room.closes, cell: ({ closes_at }) => formatDateTime(closes_at, locale) },
          {
            title: m.minutes,
            right: true,
            cell: ({ minutes, extra_minutes }) => (extra_minutes > 0 ? `${minutes} + ${extra_minutes}` : minutes),
          },
          ...(keeps
            ? [
                { title: m.token, cell: ({ token }: (typeof sessions)[number]) => token ?? '–' },
                {
                  title: m.drop,
                  untitled: true,
                  cell: ({ nth }: (typeof sessions)[number]) =>
                    open && (
                      <Form action={examPaths.deed({ testId, deed: 'hapus-sesi' })} class="inline">
                        <input type="hidden" name="sesi" value={String(nth)} />
                        <button class="link" type="submit">
                          {m.drop}
                          <span class="vh"> {m.sessionOf(nth)}</span>
                        </button>
                      </Form>
                    ),
                },
              ]
            : []),
        ]}
      />
      {open && (
        <details open={back || sessions.length === 0}>
          <summary>{m.addSession}</summary>
          <Form action={examPaths.deed({ testId, deed: 'sesi' })} class="card col">
            <TextInput
              id="tanggal"
              type="date"
              label={m.opensDay}
              short
              value={was('tanggal', localParts(now).day)}
              error={error('tanggal')}
            />
            <TextInput id="pukul" label={m.opensTime} suffix="WITA" short value={was('pukul', '7.30')} />
            <TextInput id="lama" label={m.minutes} inputMode="numeric" short value={was('lama', '90')} error={error('lama')} />
            <TextInput id="paling" label={m.closes} inputMode="numeric" short value={was('paling', '30')} error={error('paling')} />
            <TextInput id="ruang" label={m.room} value={was('ruang')} />
            <TextInput id="token" label={m.token} hint={m.tokenHint} autocomplete="off" short value={was('token')} />
            <Tick name="tokenUndi" label={m.newToken} on={false} />
            <Button kind="quiet">{m.addSession}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}
