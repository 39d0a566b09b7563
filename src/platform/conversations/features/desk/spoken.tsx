import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { partsOf } from '../../domain/bold.ts';
import { conversationPaths } from '../../paths.ts';
import type { Conversation } from '../../tables.ts';
import type { ThreadMessage } from '../../thread.ts';
import { texts } from './texts.ts';

/** What was said, the marks of a chat for bold shown as such. */
export function Said({ text }: { readonly text: string }) {
  return <>{partsOf(text).map((part) => (part.bold ? <strong>{part.text}</strong> : part.text))}</>;
}

/** One message of a conversation: who, when, what, and the file that came with it. */
export function Bubble({ message, conversation }: { readonly message: ThreadMessage; readonly conversation: Conversation }) {
  const { locale } = useView();
  const m = texts(locale);
  const { by, said, file, officerName, at, forwarded } = message;
  return (
    <li class={by === 'person' ? 'theirs' : undefined}>
      <span class="soft small block">
        {by === 'officer' && officerName !== null ? officerName : m.by[by]} · {formatDateTime(at, locale)}
        {forwarded && ` · ${m.forwarded}`}
      </span>
      {said === null ? (
        <i>{m.forgotten}</i>
      ) : (
        <div lang={conversation.locale}>
          <span class="letter">
            <Said text={said} />
          </span>
        </div>
      )}
      {file &&
        (file.held ? (
          <span class="soft small block">{m.held}</span>
        ) : (
          <a href={conversationPaths.file({ conversationId: conversation.id, messageId: message.id })} class="target">
            {m.file}
          </a>
        ))}
    </li>
  );
}
