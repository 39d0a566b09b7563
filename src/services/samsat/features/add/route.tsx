import { formatTime } from '#i18n';
import { readNik } from '#kernel';
import { acceptOf, readForm, refusalOf } from '#platform/files';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { nrkbKey, readNrkb } from '../../domain/nrkb.ts';
import { readTail } from '../../domain/registered.ts';
import { type Added, addVehicle, type Sought } from '../../holdings/add.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import { AddPage } from './page.tsx';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });
type Typed = Readonly<Record<string, string>>;

/** Finding a vehicle and putting it into one's list. */
export function addRoutes(app: WebApp, deps: SamsatDeps): void {
  const config = { policy: 'signed-in' } as const;

  const show = (request: Request, reply: Reply, typed: Typed = {}, errors: readonly FormError[] = [], noNik = false) =>
    render(request, reply.header('cache-control', 'no-store'), <AddPage {...{ typed, errors, noNik }} accept={acceptOf('document')} />, {
      title: texts(request.locale).add,
      status: errors.length > 0 ? 422 : 200,
    });

  app.get(samsatPaths.add.pattern, { schema: { querystring: Query }, config }, (request, reply) => show(request, reply));

  app.post(samsatPaths.add.pattern, { config: { ...config, perMinute: 20, takesFiles: true } }, async (request, reply) => {
    const actor = getPerson(request);
    const { locale } = request;
    const m = texts(locale).adding;
    const { fields, files, problems } = await readForm(request, {
      deps: deps.files,
      kindOf: (field) => (field === 'bukti' ? 'document' : undefined),
      ownerPersonId: actor.personId,
    });
    const typed: Typed = Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const errors: FormError[] = problems.map(({ error }) => ({ field: 'bukti', message: refusalOf(error, 'document')(locale) }));
    const sought = read(typed, files.bukti?.[0]?.id ?? null, errors, m);
    if (!sought) return show(request, reply, typed, errors);
    const added = await addVehicle(deps, actor, sought);
    if (added.is === 'added')
      return reply.redirect(samsatPaths.vehicle({ holdingId: added.holdingId }, { kabar: added.waits ? 'waits' : 'added' }), 303);
    return show(request, reply, typed, [errorFor(added, locale)], added.is === 'no-nik');
  });
}

type Words = ReturnType<typeof texts>['adding'];

function read(typed: Typed, proofFile: string | null, errors: FormError[], m: Words): Sought | null {
  const nrkb = readNrkb(typed.nrkb ?? '');
  const tail = readTail(typed.rangka ?? '');
  const family = typed.milik === 'keluarga';
  const nik = family ? readNik(typed.nik ?? '') : null;
  if (!nrkb) errors.push({ field: 'nrkb', message: m.wrong.nrkb });
  if (!tail) errors.push({ field: 'rangka', message: m.wrong.tail });
  if (typed.milik !== 'sendiri' && !family) errors.push({ field: 'milik', message: m.wrong.whose });
  if (family && nik === null) errors.push({ field: 'nik', message: m.wrong.nik });
  if (family && proofFile === null && errors.every(({ field }) => field !== 'bukti'))
    errors.push({ field: 'bukti', message: m.wrong.proof });
  if (!nrkb || !tail || errors.length > 0) return null;
  return { nrkb: nrkbKey(nrkb), tail, ownerNik: nik, proofFile: family ? proofFile : null };
}

function errorFor(added: Exclude<Added, { is: 'added' }>, locale: 'id' | 'en'): FormError {
  const m = texts(locale);
  if (added.is === 'proof') return { field: 'bukti', message: m.adding.wrong.proof };
  if (added.is !== 'away') return { field: 'nrkb', message: m.adding.refused[added.is] };
  const when = added.backAt ? m.data.backAt(`${formatTime(added.backAt, locale)} WITA`) : m.data.later;
  return { field: 'nrkb', message: `${m.adding.refused.away} ${when}` };
}
