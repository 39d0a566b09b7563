import { transaction } from '#db';
import { formatRupiah } from '#i18n';
import { AppError } from '#kernel';
import { casePaths, type CasesDeps, type CaseView, readCase } from '#platform/cases';
import { type Bill, newestBill, openBill, paymentPaths } from '#platform/payments';
import { getPerson, render, type Request, useView, type WebApp } from '#web';
import { Button, Crumbs, Facts, Form, LinkButton, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import { payBeside } from './beside.ts';
import { owedOn } from './owed.ts';
import { linesOf } from './payee.ts';
import { payPaths } from './paths.ts';
import { texts } from './texts.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });

/** Where an applicant has a payment code made for what their case owes. */
export function payRoutes(app: WebApp, { cases }: { readonly cases: CasesDeps }): void {
  const { db, clock } = cases;
  const config = { policy: 'signed-in' } as const;

  /** A case of a service with a levy, for its applicant alone. */
  const getOwn = async (request: Request, caseId: string): Promise<CaseView> => {
    const view = await readCase(cases, caseId, getPerson(request));
    if (!view.viewer.isApplicant || !view.service.beside?.includes(payBeside)) throw new AppError('NOT_FOUND', { case: caseId });
    return view;
  };

  app.get(payPaths.pay.pattern, { schema: { params: CaseId, querystring: Query }, config }, async (request, reply) => {
    const view = await getOwn(request, request.params.caseId);
    const bill = await newestBill(db, view.service.key, view.id, clock.now());
    const waiting = bill?.status === 'open' && bill.payerId === getPerson(request).personId ? bill : undefined;
    return render(request, reply, <PayPage view={view} bill={waiting} />, { title: texts(request.locale).title });
  });

  app.post(payPaths.pay.pattern, { schema: { params: CaseId }, config: { ...config, perMinute: 20 } }, async (request, reply) => {
    const actor = getPerson(request);
    const view = await getOwn(request, request.params.caseId);
    const lines = linesOf(view);
    if (lines.length === 0) return reply.redirect(payPaths.pay({ caseId: view.id }), 303);
    const { title } = view.service;
    const bill = await transaction(db, (tx) =>
      openBill(
        tx,
        actor,
        {
          agencyId: view.agency.id,
          service: view.service.key,
          ref: view.id,
          payerId: actor.personId,
          payerName: view.applicantName,
          title: { id: `${texts('id').line}: ${title('id')}`, en: `${texts('en').line}: ${title('en')}` },
          object: view.number,
          lines,
        },
        clock.now(),
      ),
    );
    return reply.redirect(paymentPaths.bill({ billId: bill.id }), 303);
  });
}

function PayPage({ view, bill }: { readonly view: CaseView; readonly bill: Bill | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  const owed = owedOn(view.state);
  const back = casePaths.file({ caseId: view.id });
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: back, label: view.number }]} here={m.title} />
        <h1>{m.title}</h1>
        {owed === null ? (
          <Note>{m.nothing}</Note>
        ) : (
          <>
            <Facts
              facts={[
                { label: m.file, value: view.number },
                { label: m.owed, value: <b class="t-l">{formatRupiah(owed, locale)}</b> },
              ]}
            />
            <p>{m.explain}</p>
            {bill && bill.total === owed ? (
              <LinkButton href={paymentPaths.bill({ billId: bill.id })}>{m.toBill}</LinkButton>
            ) : (
              <Form action={payPaths.pay({ caseId: view.id })}>
                <Button>{m.make}</Button>
              </Form>
            )}
          </>
        )}
        <LinkButton href={back} kind="quiet">
          {m.back}
        </LinkButton>
      </div>
    </Page>
  );
}
