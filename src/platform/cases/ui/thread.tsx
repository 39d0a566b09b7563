import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, Form, TextArea } from '#web/ui';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { ThreadLine } from '../domain/timeline.ts';
import { texts } from '../messages/index.ts';
import { roleTitle } from './words.ts';

interface ThreadProps {
  readonly lines: readonly ThreadLine[];
  readonly service: ServiceDefinition;
  /** Which side reads: officers see names, citizens see offices and parties, and "you" at their own lines. */
  readonly reader: 'citizen' | 'officer';
  /** Where a new message is posted; without it the thread is only read. */
  readonly formAction?: string;
  /** Key under which a message sent twice counts once. */
  readonly idempotencyKey?: string;
  readonly text?: string | undefined;
  readonly error?: string | undefined;
}

/** The messages of a case, oldest first, and the form for the next one. Both sides see the same lines. */
export function Thread({ lines, service, reader, formAction, idempotencyKey, text, error }: ThreadProps) {
  const { locale, actor } = useView();
  const m = texts(locale);
  const who = (line: ThreadLine) => {
    const office = roleTitle(service, line.by, line.role, locale);
    if (reader === 'officer') return line.by === 'system' ? office : `${line.name}, ${office}`;
    return actor?.kind === 'person' && line.personId === actor.personId ? m.thread.you : office;
  };
  return (
    <>
      {lines.length === 0 ? (
        <EmptyState>{m.thread.none}</EmptyState>
      ) : (
        <ol class="thread">
          {lines.map((line) => (
            <li class={line.kind === 'note' ? 'note-line' : undefined}>
              <p class="small soft">
                <strong>{who(line)}</strong>
                {line.kind === 'note' && ` · ${m.thread.note}`} · {formatDateTime(line.at, locale)}
              </p>
              <p>{line.text}</p>
            </li>
          ))}
        </ol>
      )}
      {formAction && (
        <Form action={formAction} id="pesan-baru">
          {idempotencyKey && <input type="hidden" name="_key" value={idempotencyKey} />}
          <TextArea
            id="text"
            label={m.thread.label}
            hint={reader === 'citizen' ? m.thread.hint : undefined}
            rows={4}
            value={text}
            error={error}
          />
          <Button kind="quiet" icon="message">
            {m.thread.send}
          </Button>
        </Form>
      )}
    </>
  );
}
