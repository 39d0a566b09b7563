import { formatDateTime } from '#i18n';
import { render, useView, type WebApp } from '#web';
import { Facts, Note, Page } from '#web/ui';
import { AppError } from '#kernel';
import type { RoomDeps } from '../../deps.ts';
import { standing as standingAnswers } from '../../domain/log.ts';
import { texts } from '../../messages/index.ts';
import { roomPaths } from '../../paths.ts';
import { digestOf, type Receipt } from '../../receipt.ts';
import { readLog } from '../../read-log.ts';
import { standingOf, ticketOf } from '../../standing.ts';

interface ReceiptProps {
  readonly receipt: Receipt;
  readonly words: string;
  readonly signature: string;
}

function ReceiptPage({ receipt, words, signature }: ReceiptProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { receipt: r } = m;
  return (
    <Page>
      <div class="col stack">
        <h1>{r.title}</h1>
        <p>{r.lead}</p>
        <Facts
          facts={[
            { label: m.room.size, value: receipt.test },
            { label: m.room.name, value: receipt.name },
            { label: m.room.number, value: receipt.number },
            { label: r.started, value: formatDateTime(new Date(receipt.startedAt), locale) },
            { label: r.ended, value: receipt.endedAt === null ? r.running : formatDateTime(new Date(receipt.endedAt), locale) },
            { label: r.answered, value: r.ofItems(receipt.answered, receipt.items) },
            { label: r.lines, value: String(receipt.lines) },
            { label: r.digest, value: <code class="breaks">{receipt.digest}</code> },
            { label: r.signature, value: <code class="breaks">{signature}</code> },
          ]}
        />
        <details>
          <summary>{r.words}</summary>
          <pre class="breaks">{words}</pre>
          <p>
            <a href={roomPaths.receiptKey()}>{r.key}</a>
          </p>
        </details>
        <Note>{r.print}</Note>
      </div>
    </Page>
  );
}

/** What the server holds of an attempt, signed, for whoever sat it. */
export function receiptRoutes(app: WebApp, deps: RoomDeps): void {
  const { db, clock, receipts } = deps;
  app.get(roomPaths.receipt.pattern, { config: { policy: 'public' } }, async (request, reply) => {
    if (!ticketOf(deps, request)) return reply.redirect(roomPaths.enter(), 303);
    const { attempt, attemptId, participant, test, paper, ticket, endsAt, phase } = await standingOf(deps, request);
    if (!attempt) throw new AppError('NOT_FOUND', { what: 'attempt' });
    const log = await readLog(db, attemptId);
    const receipt: Receipt = {
      test: test.title,
      number: participant.number,
      name: participant.name,
      attempt: ticket.nth,
      startedAt: attempt.startedAt.toISOString(),
      endedAt: phase === 'running' || endsAt === null ? null : new Date(endsAt).toISOString(),
      lines: log.length,
      answered: [...standingAnswers(log, endsAt ?? undefined).values()].filter(({ value }) => value !== null).length,
      items: paper.items.length,
      digest: digestOf(log),
      madeAt: clock.now().toISOString(),
    };
    return render(request, reply, <ReceiptPage receipt={receipt} {...receipts.sign(receipt)} />, {
      title: texts(request.locale).receipt.title,
    });
  });

  app.get(roomPaths.receiptKey.pattern, { config: { policy: 'public' } }, (_request, reply) =>
    reply.type('application/x-pem-file').send(receipts.publicKey),
  );
}
