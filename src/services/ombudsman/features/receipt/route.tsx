import { transaction } from '#db';
import { render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, Note, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { readCode, showCode } from '../../domain/receipt-code.ts';
import { dropDraft, findDraft } from '../../intake/draft.ts';
import { texts } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { keepReportOpen } from '../../sealing/opened.ts';
import { byReceipt, openingsOf } from '../../sealing/openings.ts';
import { giveTicket, secret, takeTicket, ticketIn } from '../cookies.ts';

const Sent = Type.Object({ kode: Type.Optional(Type.String({ maxLength: 80 })) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });

function ReceiptPage({ number, code, errors }: { readonly number: string; readonly code: string; readonly errors: readonly FormError[] }) {
  const m = texts(useView().locale).receipt;
  return (
    <Page>
      <div class="stack col">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <ErrorSummary errors={errors} />
        <Facts
          facts={[
            { label: m.number, value: number },
            { label: m.code, value: <code class="t-xl">{showCode(code)}</code> },
          ]}
        />
        <Note tone="wait">{m.warn}</Note>
        <Form action={ombudsmanPaths.receipt()}>
          <TextInput id="kode" label={m.again} hint={m.againHint} autocomplete="off" error={errors[0]?.message} />
          <Button>{m.confirm}</Button>
        </Form>
      </div>
    </Page>
  );
}

/** The receipt: shown until it was typed back, and never again. */
export function receiptRoutes(app: WebApp, { db, clock }: OmbudsmanDeps): void {
  const config = { policy: 'public' } as const;
  const find = async (request: Request) => (await findDraft(db, ticketIn(request, 'draft'), clock.now()))?.sent ?? null;
  const lost = (reply: Reply) => takeTicket(reply, 'draft').redirect(ombudsmanPaths.back(), 303);

  const show = (request: Request, reply: Reply, sent: { code: string; number: string }, errors: readonly FormError[] = []) =>
    render(request, secret(reply), <ReceiptPage {...sent} errors={errors} />, {
      title: texts(request.locale).receipt.title,
      status: errors.length > 0 ? 422 : 200,
    });

  app.get(ombudsmanPaths.receipt.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const sent = await find(request);
    return sent ? show(request, reply, sent) : lost(reply);
  });

  app.post(ombudsmanPaths.receipt.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 30 } }, async (request, reply) => {
    const sent = await find(request);
    if (!sent) return lost(reply);
    if (readCode(request.body.kode ?? '') !== sent.code)
      return show(request, reply, sent, [{ field: 'kode', message: texts(request.locale).receipt.wrong }]);
    const [opening] = await openingsOf(db, byReceipt(sent.code));
    if (!opening) return lost(reply);
    const secretKey = Buffer.from(opening.box.secretKey).toString('base64');
    const ticket = await transaction(db, async (tx) => {
      await dropDraft(tx, ticketIn(request, 'draft'));
      return keepReportOpen(tx, { matterId: opening.matterId, secret: secretKey, opening: opening.index }, clock.now());
    });
    return giveTicket(takeTicket(reply, 'draft'), 'report', ticket).redirect(ombudsmanPaths.mine(), 303);
  });
}
