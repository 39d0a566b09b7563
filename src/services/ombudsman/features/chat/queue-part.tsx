import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Note, Table, Tag } from '#web/ui';
import { type ChatThread, MOST_CHATS, type readConversations } from '../../chat/conversations.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface ChatQueueProps {
  readonly chats: Awaited<ReturnType<typeof readConversations>>;
  /** The office's number; null where it has none. */
  readonly number: string | null;
}

/** Conversations that wait, beside the mails. */
export function ChatQueue({ chats: { threads, cut }, number }: ChatQueueProps) {
  const { locale } = useView();
  const m = texts(locale);
  if (number === null && threads.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="percakapan">
      <h2 id="percakapan">{m.title}</h2>
      {number !== null && <p class="soft">{m.lead(number)}</p>}
      {cut && <Note tone="wait">{m.cut(MOST_CHATS)}</Note>}
      <Table
        label={m.list}
        rows={threads}
        empty={m.none}
        columns={[
          {
            title: m.from,
            cell: ({ newest, name, ...thread }) => (
              <>
                <a href={ombudsmanPaths.chat({ mailId: newest.id })}>{name ?? calledBy({ ...thread }, m.hidden)}</a>
                {name !== null && <span class="block small soft">{calledBy({ ...thread }, m.hidden)}</span>}
              </>
            ),
          },
          { title: m.last, cell: ({ newest }) => shortened(newest.words.text) },
          { title: m.messages, cell: ({ lines }) => String(lines.length) },
          {
            title: m.until,
            cell: ({ until, answered }) => (
              <>
                {until ? formatDateTime(until, locale) : <Tag>{m.over}</Tag>} {answered && <Tag tone="done">{m.answered}</Tag>}
              </>
            ),
          },
          { title: m.suggestion, cell: ({ suggestions: [first] }) => first?.candidate.number ?? '–' },
        ]}
      />
    </section>
  );
}

export const calledBy = ({ with: whom }: Pick<ChatThread, 'with'>, hidden: string): string => whom.phone ?? hidden;

const MOST_SHOWN = 120;
const shortened = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
