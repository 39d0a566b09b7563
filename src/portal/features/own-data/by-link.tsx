import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type CasesDeps, myCases, ownCaseNumbered, trackCase } from '#platform/cases';
import { conversationPaths, holdDataLink, numbersWritten, sameHandSince, spendTry } from '#platform/conversations';
import { getPersonById } from '#platform/identity';
import { render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Form, Note, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import { sendOwnData } from './send.ts';
import { texts } from './texts.ts';

/** What whoever opens the link is asked for: a receipt, a number they wrote in the chat, or nothing where there is neither. */
type Asked = 'receipt' | 'number' | 'nothing';

interface ByLinkProps {
  readonly asked: Asked;
  readonly token: string;
  readonly number: string;
  /** What is wrong with what was typed; absent where nothing was. */
  readonly wrong?: string;
  /** Whether the link may still be tried. */
  readonly open: boolean;
}

function ByLinkPage({ asked, token, number, wrong, open }: ByLinkProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.byLink.title}</h1>
        {wrong !== undefined && <ErrorSummary errors={[{ field: 'nomor', message: wrong }]} />}
        {open && (
          <>
            <p class="lead">{m.byLink.leads[asked]}</p>
            <Form action={conversationPaths.ownData({ token })} class="stack">
              {asked !== 'nothing' && (
                <TextInput id="nomor" label={m.byLink[asked]} value={asked === 'receipt' ? number : ''} autocomplete="off" error={wrong} />
              )}
              {asked === 'receipt' && <TextInput id="kode" label={m.byLink.code} value="" autocomplete="off" />}
              <div class="row">
                <Button name="format" value="txt">
                  {m.text}
                </Button>
                <Button name="format" value="json" kind="quiet">
                  {m.json}
                </Button>
              </div>
            </Form>
          </>
        )}
        <Note tone="wait">{m.care}</Note>
        <p class="soft small">
          {m.noted} {m.kept}
        </p>
      </div>
    </Page>
  );
}

const Params = Type.Object({ token: Type.String({ pattern: '^[\\w-]{32}$' }) });
const Sent = Type.Object({
  nomor: Type.Optional(Type.String({ maxLength: 80 })),
  kode: Type.Optional(Type.String({ maxLength: 80 })),
  format: Type.Optional(Type.Enum(['txt', 'json'])),
});

/**
 * A copy of what is kept of somebody who writes in a chat and has no account: by a link that went to their telephone,
 * and number and tracking code of an application of theirs, which stand on its receipt (UU 27/2022 art. 7, 13). Who never
 * sent one gives a NIK or KK number they wrote; who wrote none gets what one hand has said, by the link alone.
 */
export function dataByLinkRoutes(app: WebApp, deps: CasesDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'public', perMinute: 20 } as const;

  const show = (request: Request, reply: Reply, props: ByLinkProps) =>
    render(request, reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store'), <ByLinkPage {...props} />, {
      title: texts(request.locale).byLink.title,
      status: props.wrong === undefined ? 200 : 422,
    });

  app.get(conversationPaths.ownData.pattern, { schema: { params: Params }, config }, async (request, reply) => {
    const { token } = request.params;
    const link = await transaction(db, (tx) => holdDataLink(tx, token, clock.now()));
    if (!link) throw new AppError('NOT_FOUND', { why: 'data-link' });
    return show(request, reply, { asked: await askedOf(deps, link.personId), token, number: '', open: true });
  });

  app.post(conversationPaths.ownData.pattern, { schema: { params: Params, body: Sent }, config }, async (request, reply) => {
    const { token } = request.params;
    const { nomor = '', kode = '', format = 'txt' } = request.body;
    const proven = await transaction(db, async (tx) => {
      const at = clock.now();
      const link = await holdDataLink(tx, token, at);
      if (!link) throw new AppError('NOT_FOUND', { why: 'data-link' });
      const { conversationId, personId, triesLeft } = link;
      const asked = await askedOf(deps, personId);
      if (!(await isProven(tx, deps, { asked, personId, nomor, kode }))) {
        await spendTry(tx, link);
        return { asked, left: triesLeft - 1, actor: null };
      }
      const { name } = await getPersonById(tx, personId);
      const actor: PersonActor = { kind: 'person', personId, accountId: personId, name, email: '', roles: [], strong: false };
      const subject = { type: 'conversation', id: conversationId } as const;
      await appendAudit(tx, { actor, action: 'conversations.take-data', subject, detail: { format, asked }, at });
      return { asked, left: triesLeft, actor };
    });
    if (proven.actor === null) {
      const wrong = texts(request.locale).byLink.wrong[proven.asked](proven.left);
      return show(request, reply, { asked: proven.asked, token, number: nomor, wrong, open: proven.left > 0 });
    }
    // What nobody has to prove is given for as long as one hand has written.
    const since = proven.asked === 'nothing' ? await sameHandSince(db, proven.actor.personId, clock.now()) : null;
    return sendOwnData(reply, deps, proven.actor, { format, locale: request.locale, since });
  });
}

/** By what somebody proves that they are who writes in a chat. */
async function askedOf(deps: CasesDeps, personId: string): Promise<Asked> {
  const { total } = await myCases(deps.db, { personId }, { limit: 1, offset: 0 });
  if (total > 0) return 'receipt';
  return (await numbersWritten(deps.db, personId)).size > 0 ? 'number' : 'nothing';
}

interface Given {
  readonly asked: Asked;
  readonly personId: string;
  readonly nomor: string;
  readonly kode: string;
}

async function isProven(tx: Tx, deps: CasesDeps, { asked, personId, nomor, kode }: Given): Promise<boolean> {
  if (asked === 'nothing') return true;
  if (asked === 'number') return (await numbersWritten(deps.db, personId)).has(nomor.replace(/\D/g, ''));
  const number = await numberProven(deps, nomor, kode);
  return number !== undefined && (await ownCaseNumbered(tx, personId, number)) !== undefined;
}

/** The number of a case whose tracking code was given with it; undefined where the two do not fit. */
async function numberProven(deps: CasesDeps, number: string, code: string): Promise<string | undefined> {
  try {
    return (await trackCase(deps, number, code)).number;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
