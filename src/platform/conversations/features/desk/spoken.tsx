import { formatDateTime } from '#i18n';
import { partsOf } from '#platform/channels';
import { useView } from '#web';
import { conversationPaths } from '../../paths.ts';
import type { Conversation } from '../../tables.ts';
import type { ThreadMessage } from '../../thread.ts';
import { texts } from './texts.ts';

/** What was said, the marks of a chat for bold shown as such. */
export function Said({ text }: { readonly text: string }) {
  return <>{partsOf(text).map((part) => (part.bold ? <strong>{part.text}</strong> : part.text))}</>;
}

/** What stands for a file that came, in the reader's words: "[image] kk" is "Foto: kk". */
export function mediaInWords(said: string, { media }: Pick<ReturnType<typeof texts>, 'media'>): string {
  const found = /^\[(image|document|audio|video|sticker)\]\s*/.exec(said);
  if (!found) return said;
  const rest = said.slice(found[0].length);
  const kind = media[found[1] as keyof typeof media];
  return rest === '' ? kind : `${kind}: ${rest}`;
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
            <Said text={mediaInWords(said, m)} />
          </span>
        </div>
      )}
      {file &&
        (file.held ? (
          <span class="soft small block">{m.held}</span>
        ) : (
          <a href={conversationPaths.file({ conversationId: conversation.id, messageId: message.id })} class="target">
            {file.mediaType.startsWith('image/') ? (
              <img
                src={conversationPaths.file({ conversationId: conversation.id, messageId: message.id })}
                alt={m.file}
                width={160}
                loading="lazy"
              />
            ) : (
              m.file
            )}
          </a>
        ))}
    </li>
  );
}
