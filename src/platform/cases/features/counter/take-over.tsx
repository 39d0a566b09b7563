import { fieldFaults } from '#i18n';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type FieldContext, nikField, type Page as FormPage, type RawPage, readPage } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { rulesAt } from '#platform/rules';
import { getPerson, render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, LinkButton, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import { mayBeTakenOver, takeOver } from '../../counter/take-over.ts';
import { casePaths } from '../../paths.ts';
import type { CasesDeps } from '../../types.ts';
import { readPass } from '../pass.ts';
import { texts } from './texts.ts';

const asking: FormPage = {
  key: 'takeOver',
  title: texts.text((m) => m.takeOver),
  fields: { nik: nikField({ label: texts.text((m) => m.nik) }) },
};

interface TakeOverProps {
  readonly state: 'open' | 'taken' | 'lost';
  readonly raw: RawPage;
  readonly errors: readonly FormError[];
  readonly context: FieldContext;
}

function TakeOverPage({ state, raw, errors, context }: TakeOverProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: casePaths.track(), label: m.track }]} here={m.takeOver} />
        <h1>{m.takeOver}</h1>
        <ErrorSummary errors={errors} />
        {state === 'lost' && (
          <>
            <Note tone="wait">{m.takeOverLost}</Note>
            <p>
              <LinkButton href={casePaths.track()} kind="main">
                {m.track}
              </LinkButton>
            </p>
          </>
        )}
        {state === 'taken' && <Note>{m.taken}</Note>}
        {state === 'open' && (
          <>
            <p class="lead">{m.takeOverLead}</p>
            <Form action={casePaths.takeOver()}>
              <FieldList fields={asking.fields} raw={raw} errors={errors} context={context} />
              <Button>{m.takeOverDo}</Button>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}

/** Taking a case made at the counter over to one's own account, once number and code of the receipt were given. */
export function takeOverRoutes(app: WebApp, deps: CasesDeps): void {
  const { db, clock, secret } = deps;
  const caseOf = (request: Request) => readPass<{ caseId: string }>(secret, 'track', request.cookies.wl_lacak, clock.now())?.caseId;

  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
  };

  const show = async (request: Request, reply: Reply, raw: RawPage, errors: readonly FormError[]) => {
    const caseId = caseOf(request);
    const state = caseId === undefined ? 'lost' : (await mayBeTakenOver(deps, caseId)) ? 'open' : 'taken';
    const page = <TakeOverPage {...{ state, raw, errors, context: await contextNow() }} />;
    return render(request, reply, page, { title: texts(request.locale).takeOver, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(casePaths.takeOver.pattern, { config: { policy: 'signed-in' } }, (request, reply) => show(request, reply, {}, []));

  const Body = Type.Object({ nik: Type.Optional(Type.String({ maxLength: 40 })) });
  app.post(
    casePaths.takeOver.pattern,
    { schema: { body: Body }, config: { policy: 'signed-in', perMinute: 5 } },
    async (request, reply) => {
      const caseId = caseOf(request);
      const read = readPage(asking, request.body, await contextNow());
      if (caseId === undefined) return show(request, reply, {}, []);
      if (!read.ok)
        return show(
          request,
          reply,
          request.body,
          read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })),
        );
      try {
        await takeOver(deps, getPerson(request), { caseId, nik: String(read.answers.nik) });
      } catch (error) {
        const faults = error instanceof AppError ? fieldFaults(error) : [];
        if (faults.length === 0) throw error;
        return show(
          request,
          reply,
          request.body,
          faults.map(({ field, message }) => ({ field, message: message(request.locale) })),
        );
      }
      return reply.redirect(casePaths.file({ caseId }), 303);
    },
  );
}
