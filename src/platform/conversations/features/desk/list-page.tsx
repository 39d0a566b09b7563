import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, LinkButton, Page, Pagination, Table, Tabs, Tag, TextInput } from '#web/ui';
import { type ConversationLine, type ConversationList, conversationLists } from '../../list.ts';
import { conversationPaths } from '../../paths.ts';
import { mediaInWords } from './spoken.tsx';
import { texts } from './texts.ts';
import { WindowTag } from './window-tag.tsx';

export const CONVERSATIONS_A_PAGE = 30;

interface Props {
  readonly list: ConversationList;
  readonly q: string;
  readonly rows: readonly ConversationLine[];
  readonly total: number;
  readonly page: number;
}

/** Who wrote, who waits, and until when each may be answered. */
export function ConversationsPage({ list, q, rows, total, page }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const at = (of: ConversationList, n = 1) =>
    conversationPaths.list({}, { tampil: of === 'waiting' ? undefined : of, q: q || undefined, halaman: n > 1 ? n : undefined });
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="soft col">{m.lead}</p>
        <Tabs label={m.title} tabs={conversationLists.map((of) => ({ href: at(of), label: m.lists[of], current: of === list }))} />
        <form method="get" action={conversationPaths.list()} class="row">
          <input type="hidden" name="tampil" value={list} />
          <TextInput id="q" label={m.find} value={q} autocomplete="off" />
          <Button kind="quiet">{m.show}</Button>
          <LinkButton href={conversationPaths.listCsv({}, { tampil: list, q: q || undefined })} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </form>
        <Table
          label={m.lists[list]}
          rows={rows}
          empty={q === '' ? m.none[list] : m.noneFound}
          columns={[
            { title: m.who, cell: ({ id, name }) => <a href={conversationPaths.one({ conversationId: id })}>{name}</a> },
            {
              title: m.said,
              cell: ({ lastBy, lastSaid, locale: spoken }) => (
                <>
                  <span class="soft small block">{m.by[lastBy]}</span>
                  <div lang={spoken}>{mediaInWords(lastSaid, m)}</div>
                </>
              ),
            },
            { title: m.waits, cell: ({ waitsSince }) => (waitsSince === null ? '–' : formatDateTime(waitsSince, locale)) },
            { title: m.window, cell: ({ lastInAt }) => <WindowTag lastInAt={lastInAt} /> },
            {
              title: m.holder,
              cell: ({ officerName, mode }) => officerName ?? <Tag tone={mode === 'officer' ? 'wait' : 'plain'}>{m.state[mode]}</Tag>,
            },
          ]}
        />
        <Pagination quiet page={page} size={CONVERSATIONS_A_PAGE} total={total} at={(n) => at(list, n)} />
      </div>
    </Page>
  );
}
