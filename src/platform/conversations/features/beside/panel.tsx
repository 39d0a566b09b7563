import { useView } from '#web';
import { Button, Form, Note, Tag, TextArea } from '#web/ui';
import type { ChatBeside } from '../../beside.ts';
import { conversationPaths } from '../../paths.ts';
import { Bubble } from '../desk/spoken.tsx';
import { texts } from '../desk/texts.ts';
import { WindowTag } from '../desk/window-tag.tsx';

/** Messages shown beside a case; all of them stand on the conversation's own page. */
const SHOWN = 20;

/** The chat beside a case at the desk: how long it may be answered, what it took, what was said, and a place to answer. */
export function ChatPanel({ chat, personId }: { readonly chat: ChatBeside; readonly personId: string }) {
  const m = texts(useView().locale);
  const { thread, used, budget } = chat;
  const { conversation, messages } = thread;
  return (
    <aside class="chat-pane" aria-labelledby="percakapan">
      <div class="chat-stays">
        <header class="stack tight">
          <div class="row between">
            <h2 id="percakapan" class="t-l">
              {m.beside}
            </h2>
            <a href={conversationPaths.one({ conversationId: conversation.id })} class="small">
              {m.whole}
            </a>
          </div>
          <p class="row tags small">
            <Tag tone={conversation.mode === 'officer' ? 'wait' : 'plain'}>{m.state[conversation.mode]}</Tag>
            <span>
              {m.window}: <WindowTag lastInAt={conversation.lastInAt} />
            </span>
            <Tag tone={used > budget ? 'bad' : 'plain'}>{m.used(used, budget)}</Tag>
          </p>
          {used > budget && <p class="small">{m.overBudget}</p>}
          <Holder chat={chat} personId={personId} />
        </header>
        <div class="chat-scroll" role="region" aria-label={m.thread} tabindex={0}>
          <ol class="spoken">
            {messages.slice(-SHOWN).map((message) => (
              <Bubble message={message} conversation={conversation} />
            ))}
          </ol>
        </div>
        <Answer chat={chat} />
      </div>
    </aside>
  );
}

function Holder({ chat: { caseId, thread }, personId }: { readonly chat: ChatBeside; readonly personId: string }) {
  const m = texts(useView().locale);
  const { conversation, officerName } = thread;
  const { id: conversationId, officerId, mode } = conversation;
  const other = officerId !== null && officerId !== personId;
  return (
    <div class="row small">
      {officerName !== null && <span>{m.heldBy(officerName)}</span>}
      {officerId !== personId && (
        <Form action={conversationPaths.hold({ conversationId })} class="inline">
          <input type="hidden" name="untuk" value={caseId} />
          {other && <input type="hidden" name="dari" value="lain" />}
          <Button kind="quiet" small>
            {other && officerName !== null ? m.holdOther(officerName) : m.hold}
          </Button>
        </Form>
      )}
      {mode === 'officer' && (
        <Form action={conversationPaths.giveBack({ conversationId })} class="inline">
          <input type="hidden" name="untuk" value={caseId} />
          <Button kind="quiet" small>
            {m.giveBackShort}
          </Button>
        </Form>
      )}
    </div>
  );
}

function Answer({ chat: { caseId, thread, formKey, canned } }: { readonly chat: ChatBeside }) {
  const m = texts(useView().locale);
  const { conversation, openUntil } = thread;
  const action = conversationPaths.reply({ conversationId: conversation.id });
  if (openUntil === null) return <Note tone="wait">{m.windowClosed}</Note>;
  return (
    <div class="stack tight">
      <Form action={action}>
        <input type="hidden" name="_key" value={formKey} />
        <input type="hidden" name="untuk" value={caseId} />
        <TextArea id="balasan" name="text" label={m.reply} hint={m.replyHint} rows={2} />
        <Button small>{m.send}</Button>
      </Form>
      {canned.length > 0 && (
        <details>
          <summary class="small">{m.canned}</summary>
          <ul class="canned">
            {canned.map((one, nth) => (
              <li>
                <Form action={action} class="inline">
                  <input type="hidden" name="_key" value={`${formKey}-${nth}`} />
                  <input type="hidden" name="untuk" value={caseId} />
                  <input type="hidden" name="text" value={one.text} />
                  <b lang={conversation.locale}>{one.title}</b>
                  <div lang={conversation.locale} class="small">
                    {one.text}
                  </div>
                  <Button kind="quiet" small>
                    {m.cannedUse}
                    <span class="vh">: {one.title}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
