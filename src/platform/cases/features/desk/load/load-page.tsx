import { formatDate, formatNumber } from '#i18n';
import { newId } from '#kernel';
import { useView } from '#web';
import { Button, Crumbs, Form, Note, Page, Table } from '#web/ui';
import type { Load } from '../../../index.ts';
import { texts as deskTexts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { texts } from './texts.ts';

/** Who holds how much, and the button that gives the next. */
export function LoadPage({ loads, nothing }: { readonly loads: readonly Load[]; readonly nothing: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const most = Math.max(1, ...loads.map(({ open }) => open));
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: deskPaths.queue(), label: deskTexts(locale).queue }]} here={m.load} />
        <h1>{m.load}</h1>
        <p class="soft col">{m.loadLead}</p>
        {nothing && <Note tone="done">{m.nothing}</Note>}
        <Form action={deskPaths.next()} class="row">
          <input type="hidden" name="_key" value={newId()} />
          <Button>{m.next}</Button>
          <span class="soft small">{m.nextHint}</span>
        </Form>
        <Table
          label={m.load}
          rows={loads}
          empty={m.noLoads}
          columns={[
            { title: m.who, cell: ({ name, personId }) => (personId === null ? <i>{m.nobody}</i> : <b>{name}</b>) },
            {
              title: m.open,
              cell: ({ open }) => (
                <span class="load">
                  <span class="num">{formatNumber(open, locale)}</span>
                  <meter min={0} max={most} value={open} aria-hidden="true" />
                </span>
              ),
            },
            {
              title: m.late,
              right: true,
              cell: ({ overdue }) => <span class={overdue > 0 ? 'late num' : 'num'}>{formatNumber(overdue, locale)}</span>,
            },
            { title: m.oldest, cell: ({ oldestSince }) => (oldestSince === null ? '–' : formatDate(oldestSince, locale)) },
            { title: m.chats, right: true, cell: ({ chats }) => <span class="num">{formatNumber(chats, locale)}</span> },
          ]}
        />
        <p>
          <a href={deskPaths.ages()}>{m.ages}</a>
        </p>
      </div>
    </Page>
  );
}
