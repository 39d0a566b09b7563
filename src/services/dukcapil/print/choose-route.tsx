import { getPerson, render, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { AppError } from '#kernel';
import { Type } from 'typebox';
import { ChoosePage } from './choose-page.tsx';
import { chooseTexts } from './choose-texts.ts';
import { choosePin, forgetPin } from './chosen.ts';
import { type PrintDeps, readPrinting } from './links.ts';
import { printPaths } from './paths.ts';
import { secretly } from './secretly.ts';

const field = Type.Optional(Type.String({ maxLength: 80 }));
const Sent = Type.Object({ nomor: field, kode: field, nik: field, kk: field, pin: field, ulang: field });
const nothing = { nomor: '', kode: '', nik: '', kk: '' };

/** Choosing a PIN without an account, and forgetting it at the counter. */
export function chooseRoutes(app: WebApp, deps: PrintDeps): void {
  const Lang = Type.Object({ lang: Type.Optional(Type.String()) });
  app.get(printPaths.choose.pattern, { schema: { querystring: Lang }, config: { policy: 'public' } }, (request, reply) =>
    render(request, secretly(reply), <ChoosePage typed={nothing} errors={[]} done={false} />, { title: chooseTexts(request.locale).title }),
  );

  app.post(printPaths.choose.pattern, { schema: { body: Sent }, config: { policy: 'public', perMinute: 10 } }, async (request, reply) => {
    const m = chooseTexts(request.locale);
    const { nomor = '', kode = '', nik = '', kk = '', pin = '', ulang = '' } = request.body;
    const errors: FormError[] = [];
    if (!/^\d{6}$/.test(pin)) errors.push({ field: 'pin', message: m.wrong.pin });
    else if (pin !== ulang) errors.push({ field: 'ulang', message: m.wrong.again });
    if (errors.length === 0) {
      const refusal = await choosePin(deps, { number: nomor, secret: kode.trim(), nik, kk }, pin);
      if (refusal) errors.push({ field: refusal === 'weak' ? 'pin' : 'nomor', message: m.refusals[refusal] });
    }
    const page = <ChoosePage typed={{ nomor, kode, nik, kk }} errors={errors} done={errors.length === 0} />;
    return render(request, secretly(reply), page, { title: m.title, status: errors.length > 0 ? 422 : 200 });
  });

  const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
  const config = { policy: 'officer', perMinute: 30 } as const;
  app.post(printPaths.forget.pattern, { schema: { params: CaseId }, config }, async (request, reply) => {
    const person = getPerson(request);
    const printing = await readPrinting(deps, request.params.caseId, person);
    if (printing.side !== 'office') throw new AppError('NOT_FOUND', { case: request.params.caseId });
    await forgetPin(deps, printing, person);
    return reply.redirect(printPaths.ofCase({ caseId: printing.view.id }, { selesai: 'forgotten' }), 303);
  });
}
