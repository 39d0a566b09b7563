import { formatDate } from '#i18n';
import { casePaths } from '#platform/cases';
import { accountPath } from '#platform/identity';
import type { JoinedChat } from '#platform/mandates';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, ErrorSummary, Form, LinkButton, Note, Page, TextInput } from '#web/ui';
import type { Joining } from '../../join.ts';
import { conversationPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface JoinProps {
  readonly chats: readonly JoinedChat[];
  readonly joining: Joining;
  /** The official number; null where none is connected. */
  readonly number: string | null;
  /** Just made; it is shown once. */
  readonly code?: string;
  readonly news?: 'joined' | 'parted' | 'family-on' | 'family-off' | undefined;
  /** What is wrong with what was typed, and the number that was. */
  readonly wrong?: { readonly message: string; readonly number: string };
}

/** The chats of an account, and how one more is joined. */
export function JoinPage({ chats, news, wrong, ...rest }: JoinProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: accountPath(), label: m.account }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {wrong && <ErrorSummary errors={[{ field: rest.joining.step === 'proof' ? 'nomor' : 'gabung', message: wrong.message }]} />}
        {news && <Note tone="done">{m.news[news]}</Note>}
        <section class="stack">
          <h2>{m.joined}</h2>
          {chats.length === 0 ? (
            <EmptyState>
              <p>{m.none}</p>
            </EmptyState>
          ) : (
            <ul class="plain-list stack">
              {chats.map(({ mandateId, chatName, since, sharesFamily }) => (
                <li class="card stack">
                  <div class="row between">
                    <span>
                      <b>{chatName}</b> <span class="small soft block">{m.since(formatDate(since, locale))}</span>
                    </span>
                    <Form action={conversationPaths.part({ mandateId })} class="inline">
                      <Button kind="quiet" small>
                        {m.part}
                        <span class="vh">: {chatName}</span>
                      </Button>
                    </Form>
                  </div>
                  <div class="row between">
                    <p class="small">{sharesFamily ? m.familyIsOffered : m.familyMayBeOffered}</p>
                    <Form action={conversationPaths.family({ mandateId })} class="inline">
                      <Button kind="quiet" small name="boleh" value={sharesFamily ? 'tidak' : 'ya'}>
                        {sharesFamily ? m.familyStop : m.familyOffer}
                        <span class="vh">: {chatName}</span>
                      </Button>
                    </Form>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {chats.length > 0 && (
            <p>
              <a href={casePaths.mine()}>{m.toCases}</a>
            </p>
          )}
        </section>
        <Adding {...rest} wrong={wrong} />
      </div>
    </Page>
  );
}

function Adding({ joining, number, code, wrong }: Omit<JoinProps, 'chats' | 'news' | 'wrong'> & { readonly wrong: JoinProps['wrong'] }) {
  const m = texts(useView().locale);
  if (joining.step === 'proof')
    return (
      <section class="card stack" id="gabung">
        <h2>{m.proofTitle}</h2>
        <p>{m.proofLead}</p>
        <Form action={conversationPaths.proof()} class="stack">
          <TextInput id="nomor" label={m.number} value={wrong?.number ?? ''} autocomplete="off" error={wrong?.message} />
          <TextInput id="kode" label={m.code} value="" autocomplete="off" />
          <Button>{m.prove}</Button>
        </Form>
      </section>
    );
  if (number === null) return <Note tone="wait">{m.noNumber}</Note>;
  if (code !== undefined) return <Code code={code} number={number} />;
  return (
    <section class="stack" id="gabung">
      <h2>{m.add}</h2>
      <ol>
        {m.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      {joining.step === 'code' && <Note tone="wait">{m.waiting}</Note>}
      <Form action={conversationPaths.joinCode()}>
        <Button>{joining.step === 'code' ? m.again : m.make}</Button>
      </Form>
    </section>
  );
}

function Code({ code, number }: { readonly code: string; readonly number: string }) {
  const m = texts(useView().locale);
  const words = m.word(code);
  return (
    <section class="card stack" id="gabung">
      <h2>{m.yourCode}</h2>
      <p>
        <code class="t-l">{words}</code> <span class="block">{m.sendTo(number)}</span>
      </p>
      <p>
        <a href={`https://wa.me/${number.replace(/\D/g, '')}?text=${encodeURIComponent(words)}`} rel="noreferrer">
          {m.open}
        </a>
      </p>
      <Note tone="wait">{m.goodFor}</Note>
      <p>{m.then}</p>
      <p>
        <LinkButton href={conversationPaths.join()} kind="quiet">
          {m.reload}
        </LinkButton>
      </p>
    </section>
  );
}
