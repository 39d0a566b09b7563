import { formatBytes, formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, LinkButton, Note, Select, Tag, TextArea, TextInput } from '#web/ui';
import type { ChatLine, OpenedThread } from '../../chat/conversations.ts';
import type { Fate } from '../../chat/tell.ts';
import { dismissWhys } from '../../mail/join.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { texts as mailTexts } from '../mail/texts.ts';
import { calledBy } from './queue-part.tsx';
import { texts } from './texts.ts';

export interface ChatProps {
  readonly thread: OpenedThread;
  /** Number of the matter one of whose messages it quotes. */
  readonly cameFor: string | null;
  readonly errors: readonly FormError[];
  readonly typed: string;
  readonly news: Fate | 'berkas' | 'tanpa-berkas' | undefined;
}

/** One conversation by WhatsApp, and what may be done with it. */
export function ChatPage(props: ChatProps) {
  const { locale } = useView();
  const [m, mails] = [texts(locale), mailTexts(locale)];
  const { thread, errors, news } = props;
  const whom = calledBy(thread, m.hidden);
  return (
    <OfficeFrame at="mails" title={thread.name ?? whom}>
      <p>
        <a href={ombudsmanPaths.mails()}>{mails.toQueue}</a>
      </p>
      <ErrorSummary errors={errors} />
      {news === 'berkas' && <Note tone="done">{m.fetched}</Note>}
      {news === 'tanpa-berkas' && <Note tone="bad">{m.notFetched}</Note>}
      {news && news in m.fates && <Note tone={news === 'sent' || news === 'template' ? 'done' : 'bad'}>{m.fates[news]}</Note>}
      <Facts
        facts={[
          { label: m.phone, value: whom },
          {
            label: m.name,
            value: (
              <>
                {thread.name ?? '–'} <span class="block small soft">{m.nameHint}</span>
              </>
            ),
          },
          { label: m.until, value: thread.until ? formatDateTime(thread.until, locale) : <Tag>{m.over}</Tag> },
        ]}
      />
      <section class="stack" aria-labelledby="isi">
        <h2 id="isi">{m.words}</h2>
        <ol class="thread">
          {thread.lines.map((line) => (
            <Bubble line={line} status={thread.statuses.get(line.id)} who={thread.name ?? whom} />
          ))}
        </ol>
        <p class="small soft">{m.provider}</p>
      </section>
      {thread.newest.matterId === null && <AnswerPart {...props} />}
      <p class="small soft">{m.seen(thread.lines.length)}</p>
      <WhatToDo {...props} />
    </OfficeFrame>
  );
}

function Bubble({ line, status, who }: { readonly line: ChatLine; readonly status: string | undefined; readonly who: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const { words, kind, id } = line;
  return (
    <li class={kind === 'ours' ? 'note-line' : undefined}>
      <p class="small soft">
        {kind === 'ours' ? m.office : who} · {formatDateTime(words.sentAt, locale)}
        {words.forwarded && <> · {m.forwarded}</>}
        {status && <> · {m.statuses[status] ?? status}</>}
      </p>
      <p>{words.text}</p>
      {words.file?.fate === 'kept' && (
        <p>
          <a class="target" href={ombudsmanPaths.chatFile({ mailId: id })}>
            {m.file} ({words.file.mediaType}, {formatBytes(words.file.bytes, locale)})
          </a>
        </p>
      )}
      {words.file && words.file.fate !== 'kept' && <p class="soft">{m.lost[words.file.fate]}</p>}
      {words.file?.fate === 'not-yet' && (
        <Form action={ombudsmanPaths.chatFetch({ mailId: id })} label={m.fetch}>
          <Button kind="quiet">{m.fetch}</Button>
        </Form>
      )}
    </li>
  );
}

function AnswerPart({ thread, errors, typed }: ChatProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { until, newest } = thread;
  return (
    <section class="card stack" aria-labelledby="jawab">
      <h2 id="jawab">{m.answer}</h2>
      {!until && <Note tone="wait">{m.answerOver}</Note>}
      <Form action={ombudsmanPaths.chatAnswer({ mailId: newest.id })} label={m.answer}>
        {until ? (
          <TextArea
            id="jawaban"
            label={m.answer}
            hint={m.answerHint(formatDateTime(until, locale))}
            value={typed}
            rows={4}
            error={errors.find(({ field }) => field === 'jawaban')?.message}
          />
        ) : (
          <input type="hidden" name="jawaban" value="-" />
        )}
        <Button>{until ? m.send : m.sendTemplate}</Button>
      </Form>
    </section>
  );
}

function WhatToDo({ thread, errors, cameFor }: ChatProps) {
  const { locale } = useView();
  const [m, mails] = [texts(locale), mailTexts(locale)];
  const { suggestions, looked, seen } = thread;
  const mailId = seen.id;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      {suggestions.map(({ candidate: { number }, reasons }) => (
        <section class="card stack" aria-label={mails.joinTo(number)}>
          <p>
            <b>{number}</b> <span class="soft">{reasons.map((reason) => m.reasons[reason] ?? reason).join(', ')}</span>
          </p>
          <Form action={ombudsmanPaths.chatJoin({ mailId })} label={mails.joinTo(number)}>
            <input type="hidden" name="urusan" value={number} />
            <Known />
            <Button kind="quiet">{mails.joinTo(number)}</Button>
          </Form>
        </section>
      ))}
      {looked.cut && <p class="small soft">{mails.lookedAt(looked.most)}</p>}
      <section class="card stack" aria-labelledby="gabung-lain">
        <h2 id="gabung-lain">{mails.joinOther}</h2>
        <Form action={ombudsmanPaths.chatJoin({ mailId })} label={mails.joinOther}>
          <TextInput
            id="urusan"
            label={mails.number}
            value={suggestions.length === 0 ? (cameFor ?? '') : ''}
            error={errorOf('urusan')}
            autocomplete="off"
          />
          <Known />
          <Button kind="quiet">{mails.join}</Button>
        </Form>
      </section>
      <p>
        <LinkButton href={ombudsmanPaths.enter({}, { surat: mailId })}>{mails.make}</LinkButton>
      </p>
      <Form action={ombudsmanPaths.chatDismiss({ mailId })} class="row" label={mails.dismiss}>
        <Select
          id="sebab"
          label={mails.dismissWhy}
          error={errorOf('sebab')}
          options={dismissWhys.map((why) => ({ value: why, label: mails.whys[why] ?? why }))}
        />
        <Button kind="quiet">{mails.dismiss}</Button>
      </Form>
    </>
  );
}

function Known() {
  const m = texts(useView().locale);
  return (
    <label class="choice">
      <input type="checkbox" name="dikenal" value="ya" />
      <span>
        {m.known}
        <span class="hint block">{m.knownHint}</span>
      </span>
    </label>
  );
}
