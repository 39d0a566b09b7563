import { formatTime } from '#i18n';
import { useView } from '#web';
import { Button, Form } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { partsOf } from '../../whatsapp/domain/bold.ts';
import type { TelephonePaths } from './paths.ts';
import type { Bubble } from './telephones.ts';
import { type TelephoneTexts, texts } from './texts.ts';

/** Parts of a message as we or Meta write it; what is not there is not shown. */
interface Raw {
  readonly type?: string;
  readonly text?: { readonly body?: string };
  readonly interactive?: Interactive;
  readonly template?: { readonly name?: string; readonly components?: readonly { readonly parameters?: readonly Parameter[] }[] };
  readonly button?: { readonly text?: string };
  readonly location?: { readonly latitude?: number; readonly longitude?: number; readonly name?: string };
  readonly reaction?: { readonly emoji?: string };
  readonly contacts?: readonly { readonly name?: { readonly formatted_name?: string } }[];
}
interface Parameter {
  readonly type?: string;
  readonly text?: string;
  readonly payload?: string;
}
interface Interactive {
  readonly header?: { readonly text?: string };
  readonly body?: { readonly text?: string };
  readonly footer?: { readonly text?: string };
  readonly action?: {
    readonly button?: string;
    readonly sections?: readonly { readonly title?: string; readonly rows: readonly Pickable[] }[];
    readonly buttons?: readonly { readonly reply: Pickable }[];
  };
  readonly button_reply?: Pickable;
  readonly list_reply?: Pickable;
}
interface Pickable {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}
interface FileOf {
  readonly id?: string;
  readonly link?: string;
  readonly caption?: string;
  readonly filename?: string;
}

const FILES = ['image', 'document', 'audio', 'video', 'sticker'] as const;

export function fileIn(raw: Readonly<Record<string, unknown>>): FileOf | undefined {
  const kind = FILES.find((one) => one === raw.type);
  return kind && (raw[kind] as FileOf | undefined);
}

/** Words with the marks for bold shown as WhatsApp shows them. */
function Marked({ text }: { readonly text: string }) {
  return <>{partsOf(text).map((part) => (part.bold ? <strong>{part.text}</strong> : part.text))}</>;
}

/** A message in a few words: what is quoted. */
export function inWords({ raw }: Bubble, m: TelephoneTexts): string {
  const { text, interactive, template, button, location, reaction, contacts, type } = raw as Raw;
  const picked = interactive?.button_reply ?? interactive?.list_reply;
  const kinds: Readonly<Record<string, string>> = { image: m.photo, audio: m.voice, video: m.video, sticker: m.sticker };
  const file = fileIn(raw);
  if (file) return file.caption ?? file.filename ?? kinds[type ?? ''] ?? m.other;
  if (location) return `${m.location}: ${location.name ?? `${location.latitude}, ${location.longitude}`}`;
  if (reaction) return `${m.reaction} ${reaction.emoji ?? ''}`;
  if (contacts) return `${m.contact}: ${contacts.map(({ name }) => name?.formatted_name ?? '').join(', ')}`;
  return text?.body ?? picked?.title ?? interactive?.body?.text ?? button?.text ?? (template?.name ? m.template(template.name) : m.other);
}

interface Props {
  readonly bubble: Bubble;
  readonly nth: number;
  readonly personId: string;
  readonly paths: TelephonePaths;
  readonly quoted: Bubble | undefined;
}

export function BubbleLine({ bubble, nth, personId, quoted, paths }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const { mine, at, forwarded, status } = bubble;
  return (
    <li class={mine ? 'bubble mine' : 'bubble'} id={`pesan-${nth}`}>
      {forwarded && <p class="small soft">↪ {m.forwarded}</p>}
      {quoted && <blockquote class="small">{inWords(quoted, m).slice(0, 160)}</blockquote>}
      <Said {...{ bubble, nth, personId, paths }} />
      <p class="small soft bubble-foot">
        <span>
          {mine ? m.you : m.office}, {formatTime(at, locale)}
        </span>
        {mine && (
          <span class={`ticks ${status}`}>
            <span aria-hidden="true">{status === 'failed' ? '!' : status === 'sent' ? '✓' : '✓✓'}</span> {m.ticks[status]}
          </span>
        )}
        <a
          class="target"
          href={`${paths.chat({ personId }, { balas: nth })}#tulis`}
          aria-label={`${m.reply}: ${inWords(bubble, m).slice(0, 40)}`}
        >
          {m.reply}
        </a>
      </p>
    </li>
  );
}

function Said({ bubble, nth, personId, paths }: Pick<Props, 'bubble' | 'nth' | 'personId' | 'paths'>) {
  const m = texts(useView().locale);
  const raw = bubble.raw as Raw;
  const file = fileIn(bubble.raw);
  if (file)
    return <Enclosed file={file} type={raw.type ?? ''} href={paths.file({ personId, nth: String(nth) })} words={inWords(bubble, m)} />;
  if (bubble.mine || !(raw.interactive || raw.template))
    return (
      <p>
        <Marked text={inWords(bubble, m)} />
      </p>
    );
  const pick = (choices: ComponentChildren) => (
    <Form action={paths.chat({ personId })} files label={`${m.choose}: ${inWords(bubble, m).slice(0, 40)}`}>
      <input type="hidden" name="dari" value={String(nth)} />
      {choices}
    </Form>
  );
  if (raw.template) {
    const parameters = raw.template.components?.flatMap((one) => one.parameters ?? []) ?? [];
    const payloads = parameters.flatMap(({ payload }) => payload ?? []);
    return (
      <>
        <p class="small soft">{m.template(raw.template.name ?? '')}</p>
        <p>{parameters.flatMap(({ text }) => text ?? []).join(' · ')}</p>
        {payloads.length > 0 && pick(payloads.map((payload) => <Pick id={payload} title={payload} />))}
      </>
    );
  }
  const { header, body, footer, action } = raw.interactive ?? {};
  return (
    <>
      {header?.text && <p class="bubble-head">{header.text}</p>}
      <p>
        <Marked text={body?.text ?? ''} />
      </p>
      {footer?.text && <p class="small soft">{footer.text}</p>}
      {action?.buttons && pick(action.buttons.map(({ reply }) => <Pick {...reply} />))}
      {action?.sections && (
        <details>
          <summary>{action.button}</summary>
          {pick(
            action.sections.map(({ title, rows }) => (
              <>
                {title && <p class="bubble-head">{title}</p>}
                {rows.map((row) => (
                  <Pick {...row} />
                ))}
              </>
            )),
          )}
        </details>
      )}
    </>
  );
}

function Pick({ id, title, description }: Pickable) {
  return (
    <p class="pick">
      <Button kind="quiet" small wide name="pilih" value={id}>
        {title}
      </Button>
      {description && <span class="small soft">{description}</span>}
    </p>
  );
}

function Enclosed({
  file,
  type,
  href,
  words,
}: {
  readonly file: FileOf;
  readonly type: string;
  readonly href: string;
  readonly words: string;
}) {
  const at = file.link ?? href;
  return (
    <>
      {type === 'image' || type === 'sticker' ? (
        <a href={at}>
          <img src={at} alt={words} loading="lazy" />
        </a>
      ) : (
        <a class="target" href={at}>
          {words}
        </a>
      )}
      {file.caption && <p>{file.caption}</p>}
    </>
  );
}
