import { formatDateTime } from '#i18n';
import type { Agency } from '#platform/access';
import { casePaths } from '#platform/cases';
import { statusWord } from '#platform/cases/ui';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, Note, Page, Table, Tag, TextArea } from '#web/ui';
import { conversationPaths } from '../../paths.ts';
import type { Thread } from '../../thread.ts';
import { Bubble } from './spoken.tsx';
import { texts } from './texts.ts';
import { WindowTag } from './window-tag.tsx';

interface Props {
  readonly thread: Thread;
  readonly personId: string;
  readonly text: string;
  readonly formKey: string;
  readonly canned: readonly { readonly title: string; readonly text: string }[];
  /** Where it may be passed on to. */
  readonly offices: readonly Agency[];
  readonly errors: readonly FormError[];
}

/** One conversation: what was said, who has it, and a place to answer. */
export function ThreadPage(props: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const { thread, personId, errors } = props;
  const { conversation, name, messages, older } = thread;
  const { id } = conversation;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: conversationPaths.list(), label: m.title }]} here={name} />
        <h1>{name}</h1>
        <p class="row">
          <Tag tone={conversation.mode === 'officer' ? 'wait' : 'plain'}>{m.state[conversation.mode]}</Tag>
          <WindowTag lastInAt={conversation.lastInAt} alone />
          {thread.openUntil !== null && <a href="#text">{m.toReply}</a>}
          <span class="soft small">{m.nameProves}</span>
        </p>
        <ErrorSummary errors={errors} />
        <div class="two gap">
          <section class="stack" aria-label={m.thread}>
            {older !== null && <a href={conversationPaths.one({ conversationId: id }, { sebelum: older })}>{m.older}</a>}
            <ol class="spoken">
              {messages.map((message) => (
                <Bubble message={message} conversation={conversation} />
              ))}
            </ol>
            <Answering {...props} />
          </section>
          <section class="stack">
            <Holding thread={thread} personId={personId} />
            <Canned {...props} />
            <PassingOn {...props} />
            <h2>{m.cases}</h2>
            <Table
              label={m.number}
              rows={thread.cases}
              empty={m.noCases}
              columns={[
                {
                  title: m.number,
                  cell: ({ id: caseId, number, status }) => (
                    <>
                      <a href={casePaths.deskCase({ caseId })} class="num">
                        {number}
                      </a>{' '}
                      <span class="soft">{statusWord(status, locale)}</span>
                    </>
                  ),
                },
              ]}
            />
            {thread.unfinished.length > 0 && (
              <>
                <h2>{m.unfinished}</h2>
                <ul>
                  {thread.unfinished.map(({ title, pages, of, touchedAt }) => (
                    <li>
                      {title(locale)}: {m.pagesDone(pages, of)} <span class="soft">{formatDateTime(touchedAt, locale)}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}

function Answering({ thread, text, formKey, errors }: Props) {
  const m = texts(useView().locale);
  if (thread.openUntil === null) return <Note tone="wait">{m.windowClosed}</Note>;
  return (
    <Form action={conversationPaths.reply({ conversationId: thread.conversation.id })}>
      <input type="hidden" name="_key" value={formKey} />
      <TextArea
        id="text"
        label={m.reply}
        hint={m.replyHint}
        value={text}
        rows={4}
        error={errors.find(({ field }) => field === 'text')?.message}
      />
      <Button>{m.send}</Button>
    </Form>
  );
}

function Canned({ thread, formKey, canned }: Props) {
  const m = texts(useView().locale);
  if (thread.openUntil === null || canned.length === 0) return null;
  return (
    <details class="card">
      <summary>{m.canned}</summary>
      {canned.map((one, nth) => (
        <Form action={conversationPaths.reply({ conversationId: thread.conversation.id })}>
          <input type="hidden" name="_key" value={`${formKey}-${nth}`} />
          <input type="hidden" name="text" value={one.text} />
          <b>{one.title}</b>
          <div lang={thread.conversation.locale}>{one.text}</div>
          <Button kind="quiet" small>
            {m.cannedUse}
            <span class="vh">: {one.title}</span>
          </Button>
        </Form>
      ))}
    </details>
  );
}

function PassingOn({ thread: { conversation }, personId, offices }: Props) {
  const m = texts(useView().locale);
  const { id, officerId } = conversation;
  if (offices.length === 0 || (officerId !== null && officerId !== personId)) return null;
  return (
    <details class="card">
      <summary>{m.passOn}</summary>
      <p class="soft small">{m.passOnHint}</p>
      {offices.map((office) => (
        <Form action={conversationPaths.passOn({ conversationId: id })}>
          <input type="hidden" name="kantor" value={office.id} />
          <Button kind="quiet" small>
            {office.name}, {office.government}
          </Button>
        </Form>
      ))}
    </details>
  );
}

function Holding({ thread: { conversation, officerName }, personId }: Pick<Props, 'thread' | 'personId'>) {
  const m = texts(useView().locale);
  const { id, officerId, mode } = conversation;
  const other = officerId !== null && officerId !== personId;
  return (
    <div class="card stack">
      {officerName !== null && <p>{m.heldBy(officerName)}</p>}
      {officerId !== personId && (
        <Form action={conversationPaths.hold({ conversationId: id })}>
          {other && <input type="hidden" name="dari" value="lain" />}
          <Button kind="quiet">{other && officerName !== null ? m.holdOther(officerName) : m.hold}</Button>
        </Form>
      )}
      {mode === 'officer' && (
        <Form action={conversationPaths.giveBack({ conversationId: id })}>
          <Button kind="quiet">{m.giveBack}</Button>
        </Form>
      )}
    </div>
  );
}
