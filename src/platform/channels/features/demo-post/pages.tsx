import { formatDateTime } from '#i18n';
import { path, useView } from '#web';
import { Button, EmptyState, ErrorSummary, Form, type FormError, Note, Page, TextArea, TextInput } from '#web/ui';
import { texts } from './texts.ts';

export const post = path('/demo/surat');

export interface Person {
  readonly name: string;
  readonly address: string;
}

export interface Letter {
  readonly uid: number;
  readonly at: Date;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** As they came, line by line. */
  readonly headers: string;
}

export interface Typed {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Who one may be. */
export function PeoplePage({ people }: { readonly people: readonly Person[] }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <ul class="plain-list stack">
          {people.map(({ name, address }) => (
            <li>
              <a class="target" href={post({}, { sebagai: address })}>
                {name}
              </a>{' '}
              <span class="soft small">{address}</span>
            </li>
          ))}
        </ul>
        <form class="stack" method="get" action={post()}>
          <TextInput id="sebagai" type="email" label={m.other} hint={m.otherHint} autocomplete="off" />
          <Button kind="quiet">{m.choose}</Button>
        </form>
      </div>
    </Page>
  );
}

/** The mailbox of somebody, and a letter of theirs. */
export function BoxPage({
  own,
  letters,
  typed,
  replyTo,
  errors,
  sent,
}: {
  readonly own: string;
  readonly letters: readonly Letter[];
  readonly typed: Typed;
  readonly replyTo: number | undefined;
  readonly errors: readonly FormError[];
  readonly sent: boolean;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p>
          {m.as} <strong>{own}</strong> · <a href={post()}>{m.others}</a>
        </p>
        {sent && <Note tone="done">{m.sent}</Note>}
        <ErrorSummary errors={errors} />
        <section class="stack" aria-labelledby="tulis">
          <h2 id="tulis">{replyTo === undefined ? m.write : m.reply}</h2>
          <Form action={post({}, { sebagai: own })} label={m.write}>
            {replyTo !== undefined && <input type="hidden" name="balas" value={replyTo} />}
            <TextInput id="kepada" label={m.to} value={typed.to} error={errorOf('kepada')} autocomplete="off" />
            <TextInput id="perihal" label={m.subject} value={typed.subject} autocomplete="off" />
            <TextArea id="isi" label={m.text} value={typed.text} rows={6} />
            <Button>{m.send}</Button>
          </Form>
        </section>
        <section class="stack" aria-labelledby="masuk">
          <h2 id="masuk">{m.inbox}</h2>
          {letters.length === 0 && <EmptyState>{m.none}</EmptyState>}
          {letters.map(({ uid, at, from, subject, text, headers }) => (
            <article class="card stack">
              <h3 class="t-l">{subject}</h3>
              <p class="small soft">
                {m.from} {from} · {formatDateTime(at, locale)}
              </p>
              <p class="letter">{linked(text)}</p>
              <details>
                <summary>{m.headers}</summary>
                <pre class="code" lang="en">
                  {headers}
                </pre>
              </details>
              <p>
                <a class="target" href={post({}, { sebagai: own, balas: uid })}>
                  {`${m.reply}: ${subject}`}
                </a>
              </p>
            </article>
          ))}
        </section>
      </div>
    </Page>
  );
}

/** Addresses in a text become links, as in any mail program. */
const linked = (body: string) => body.split(/(https?:\/\/\S+)/).map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part));
