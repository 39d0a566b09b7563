import { AppError, type PersonActor } from '#kernel';
import { refusalOf as fileRefusal } from '#platform/files';
import type { Locale } from '#i18n';
import type { Reply, Request } from '#web';
import { ombudsmanPaths } from '../../paths.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import type { Typed } from './props.ts';
import type { ShowMatter, WithKey } from './showing.ts';
import { texts } from './texts.ts';

/** What an officer is told at the field; null for a defect of ours. */
function wordsFor(error: unknown, locale: Locale): string | null {
  if (!(error instanceof AppError)) return null;
  const m = texts(locale).waits;
  switch (error.code) {
    case 'CONFLICT':
      return m.stale ?? null;
    case 'INVALID_INPUT':
      return m.input ?? null;
    case 'ACTION_NOT_ALLOWED':
      return m[String(error.detail.reason)] ?? m['no-such-step'] ?? null;
    case 'FILE_REFUSED':
    case 'FILE_TOO_LARGE':
    case 'FILES_AWAY':
      return fileRefusal(error, 'document')(locale);
    default:
      return null;
  }
}

/** Fields of the form of a step, by what the step asks for. */
const fieldsOfStep = {
  ground: 'alasan',
  matterClass: 'kelas',
  finding: 'hasil',
  maladministration: 'bentuk',
  answer: 'jawaban',
  agency: 'isi-surat',
  addressee: 'untuk',
  where: 'kantor',
} as const;

/** The field of a form that was left out, and what is said at it; null where it was refused otherwise. */
function leftOut(error: AppError, form: string, locale: Locale): { readonly field: string; readonly message: string } | null {
  const action = form === 'berita-acara' ? 'minutes' : form === 'cara' ? form : /^langkah-(.+)$/.exec(form)?.[1];
  const [asked] = error.code === 'INVALID_INPUT' && Array.isArray(error.detail.fields) ? (error.detail.fields as string[]) : [];
  if (action === undefined || asked === undefined || !(asked in fieldsOfStep)) return null;
  const key = asked as keyof typeof fieldsOfStep;
  return { field: `${fieldsOfStep[key]}-${action}`, message: texts(locale).leftOut[key] };
}

/** Words of a form, as they were typed. */
const readTyped = (body: unknown): Typed =>
  Object.fromEntries(Object.entries(body ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/**
 * Does something to a matter; afterwards leads to the matter, or where the work says. Where it is not done the page says at
 * which field why (`at`, which names the form too), with everything typed there: `typed` where the form had a file.
 */
export function settling(show: ShowMatter, withKey: WithKey) {
  return (
    request: Request,
    reply: Reply,
    matterId: string,
    at: string | ((error: AppError) => string),
    work: (opened: OpenedKey, actor: PersonActor, at: Date) => Promise<unknown>,
    typed?: Typed,
  ): Promise<unknown> =>
    withKey(request, reply, async (opened, actor, now) => {
      try {
        const to = await work(opened, actor, now);
        if (reply.sent || to === reply) return to;
        const back = typeof to === 'string' && to.startsWith('/') ? to : ombudsmanPaths.matter({ matterId }, { kabar: 'simpan' });
        return await reply.redirect(back, 303);
      } catch (error) {
        const message = wordsFor(error, request.locale);
        if (message === null || !(error instanceof AppError)) throw error;
        const form = typeof at === 'string' ? at : at(error);
        return show(request, reply, matterId, {
          errors: [leftOut(error, form, request.locale) ?? { field: form, message }],
          typed: { form, fields: typed ?? readTyped(request.body) },
        });
      }
    });
}
