import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Choices, EmptyState, ErrorSummary, FileInput, Form, type FormError, Island, Page, TextArea, TextInput } from '#web/ui';
import { BubbleLine, inWords } from './bubble.tsx';
import type { TelephonePaths, TelephonesElsewhere } from './paths.ts';
import type { Bubble, Owner, Telephones } from './telephones.ts';
import { texts } from './texts.ts';

export interface Typed {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly text?: string | undefined;
}

/** Every telephone there is, and one more. */
export function TelephonesPage({
  telephones,
  paths,
  office,
  elsewhere,
  typed,
  errors,
}: {
  readonly telephones: Telephones;
  readonly paths: TelephonePaths;
  /** Whose number it is, where that is not the house's. */
  readonly office: string | null;
  readonly elsewhere: readonly TelephonesElsewhere[];
  readonly typed: Typed;
  readonly errors: readonly FormError[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  const chats = telephones.people();
  return (
    <Page>
      <div class="col stack">
        <ErrorSummary errors={errors} />
        <h1>{office === null ? m.title : `${m.title}: ${office}`}</h1>
        <p class="lead">{m.lead}</p>
        {elsewhere.map(({ name, href }) => (
          <p>
            <a class="target" href={href}>
              {m.elsewhere(name)}
            </a>
          </p>
        ))}
        <h2>{m.people}</h2>
        {chats.length === 0 && <EmptyState>{m.noPeople}</EmptyState>}
        <ul class="plain-list stack">
          {chats.map(({ person, bubbles }) => {
            const last = bubbles.at(-1);
            return (
              <li class="card">
                <h3 class="t-l">
                  <a href={paths.chat({ personId: person.id })}>{person.name}</a>
                </h3>
                <p class="small soft">
                  {person.hidden ? m.withName(`+${person.phone}`) : `+${person.phone}`} ·{' '}
                  {last ? `${inWords(last, m).slice(0, 60)} · ${formatDateTime(last.at, locale)}` : m.silent}
                </p>
              </li>
            );
          })}
        </ul>
        <section class="card stack">
          <h2>{m.another}</h2>
          <Form action={paths.all()}>
            <TextInput id="nama" label={m.name} value={typed.name ?? ''} />
            <TextInput
              id="nomor"
              label={m.number}
              hint={m.numberHint}
              type="tel"
              value={typed.phone ?? ''}
              error={errors.find(({ field }) => field === 'nomor')?.message}
            />
            <Choices
              id="sembunyi"
              name="sembunyi"
              type="checkbox"
              label={m.shown}
              values={[]}
              options={[{ value: 'ya', label: m.hidden }]}
            />
            <Button>{m.open}</Button>
          </Form>
        </section>
      </div>
    </Page>
  );
}

interface ChatProps {
  readonly paths: TelephonePaths;
  readonly office: string;
  readonly person: Owner;
  readonly bubbles: readonly Bubble[];
  readonly reply: number | undefined;
  /** An answer may be on its way. */
  readonly waits: boolean;
  readonly typed: Typed;
  readonly errors: readonly FormError[];
}

/** One chat, as on a telephone. */
export function ChatPage({ paths, office, person, bubbles, reply, waits, typed, errors }: ChatProps) {
  const m = texts(useView().locale);
  const chat = paths.chat({ personId: person.id });
  return (
    <Page>
      <div class="col stack">
        {waits && (
          <noscript>
            <meta http-equiv="refresh" content="2" />
          </noscript>
        )}
        <ErrorSummary errors={errors} />
        <p>
          <a class="target" href={paths.all()}>
            {m.back}
          </a>
        </p>
        <div class="phone">
          <header class="phone-bar">
            <h1 class="t-l">{person.name}</h1>
            <p class="small">
              {m.office} {office}
            </p>
          </header>
          <Island name="telephone" props={{}}>
            <ol class="chat" data-chat aria-live="polite" aria-relevant="additions">
              {bubbles.length === 0 && <li class="soft chat-empty">{m.empty}</li>}
              {bubbles.map((bubble, nth) => (
                <BubbleLine
                  bubble={bubble}
                  nth={nth}
                  personId={person.id}
                  paths={paths}
                  quoted={bubble.quotes === null ? undefined : bubbles.find(({ wamid }) => wamid === bubble.quotes)}
                />
              ))}
            </ol>
          </Island>
          <Composer chat={chat} quoted={reply === undefined ? undefined : bubbles[reply]} nth={reply} typed={typed} errors={errors} />
        </div>
      </div>
    </Page>
  );
}

function Composer({
  chat,
  quoted,
  nth,
  typed,
  errors,
}: { readonly chat: string; readonly quoted: Bubble | undefined; readonly nth: number | undefined } & Pick<ChatProps, 'typed' | 'errors'>) {
  const m = texts(useView().locale);
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message;
  return (
    <Form action={chat} files label={m.write} id="tulis" class="composer">
      {quoted && nth !== undefined && (
        <p class="note small">
          <input type="hidden" name="balas" value={String(nth)} />
          {m.replying}: {inWords(quoted, m).slice(0, 120)} <a href={`${chat}#tulis`}>{m.cancel}</a>
        </p>
      )}
      <TextArea id="pesan" label={m.write} rows={2} value={typed.text ?? ''} error={errorOf('pesan')} />
      <div class="composer-row">
        <Button>{m.send}</Button>
        <a class="target" href={`${chat}#tulis`}>
          {m.reload}
        </a>
      </div>
      <details open={errorOf('berkas') !== undefined}>
        <summary>{m.more}</summary>
        <FileInput
          id="berkas"
          label={m.file}
          hint={m.fileHint}
          accept="image/*,application/pdf,audio/*,video/*"
          error={errorOf('berkas')}
        />
        <label class="choice">
          <input type="checkbox" name="dokumen" value="ya" /> <span>{m.asDocument}</span>
        </label>
        <label class="choice">
          <input type="checkbox" name="diteruskan" value="ya" /> <span>{m.forward}</span>
        </label>
        <fieldset class="field">
          <legend>{m.examples}</legend>
          <div class="composer-row">
            <Button kind="quiet" small name="contoh" value="photo">
              {m.sendPhoto}
            </Button>
            <Button kind="quiet" small name="contoh" value="voice">
              {m.sendVoice}
            </Button>
            <Button kind="quiet" small name="contoh" value="sticker">
              {m.sendSticker}
            </Button>
            <Button kind="quiet" small name="contoh" value="place">
              {m.sendPlace}
            </Button>
          </div>
        </fieldset>
      </details>
    </Form>
  );
}
