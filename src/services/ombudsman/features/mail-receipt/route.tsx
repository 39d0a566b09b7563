import { transaction } from '#db';
import { catalogue } from '#i18n';
import { render, useView, type WebApp } from '#web';
import { Button, Form, LinkButton, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { beginDraft } from '../../intake/draft.ts';
import { fetchReceipt } from '../../intake/receipt-link.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { giveTicket, secret } from '../cookies.ts';

const texts = catalogue(
  {
    title: 'Ambil tanda terima',
    lead: 'Tanda terima hanya ditampilkan sekali dan tautan ini lalu tidak berlaku lagi. Siapkan kertas, atau tempat yang aman untuk menyimpannya.',
    warn: 'Jangan lakukan di ponsel atau komputer yang dipakai bersama.',
    fetch: 'Tampilkan tanda terima',
    gone: 'Tautan ini sudah terpakai, lewat 30 hari, atau keliru. Bila bukan Anda yang memakainya, hubungi Ombudsman lewat telepon atau datang langsung.',
    front: 'Ke laman Ombudsman',
  },
  {
    title: 'Fetch the receipt',
    lead: 'The receipt is shown once, and this link is worth nothing afterwards. Have paper ready, or a safe place to keep it.',
    warn: 'Do not do this on a shared telephone or computer.',
    fetch: 'Show the receipt',
    gone: 'This link was used, is older than 30 days, or is wrong. If it was not you who used it, reach the Ombudsman by telephone or in person.',
    front: 'To the Ombudsman’s pages',
  },
);
const Params = Type.Object({ ticket: Type.String({ maxLength: 60, pattern: '^[\\w-]+$' }) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });

function MailReceiptPage({ ticket }: { readonly ticket: string | null }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack col">
        <h1>{m.title}</h1>
        {ticket === null ? (
          <>
            <Note tone="wait">{m.gone}</Note>
            <p>
              <LinkButton kind="quiet" href={ombudsmanPaths.front()}>
                {m.front}
              </LinkButton>
            </p>
          </>
        ) : (
          <>
            <p class="lead">{m.lead}</p>
            <Note tone="wait">{m.warn}</Note>
            <Form action={ombudsmanPaths.mailReceipt({ ticket })}>
              <Button>{m.fetch}</Button>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}

/**
 * Where whoever wrote by e-mail fetches their receipt, once. Looking uses nothing up: programs that follow links in mails
 * look, and press no button.
 */
export function mailReceiptRoutes(app: WebApp, { db, clock }: OmbudsmanDeps): void {
  const config = { policy: 'public' } as const;
  app.get(ombudsmanPaths.mailReceipt.pattern, { schema: { params: Params, querystring: Query }, config }, (request, reply) =>
    render(request, secret(reply).header('referrer-policy', 'no-referrer'), <MailReceiptPage ticket={request.params.ticket} />, {
      title: texts(request.locale).title,
    }),
  );
  app.post(
    ombudsmanPaths.mailReceipt.pattern,
    { schema: { params: Params }, config: { ...config, perMinute: 10 } },
    async (request, reply) => {
      const at = clock.now();
      const ticket = await transaction(db, async (tx) => {
        const receipt = await fetchReceipt(tx, request.params.ticket, at);
        return receipt && beginDraft(tx, { kind: 'laporan', answers: {}, keep: false, sent: receipt }, at);
      });
      if (ticket === null)
        return render(request, secret(reply), <MailReceiptPage ticket={null} />, { title: texts(request.locale).title, status: 410 });
      return giveTicket(reply, 'draft', ticket).redirect(ombudsmanPaths.receipt(), 303);
    },
  );
}
