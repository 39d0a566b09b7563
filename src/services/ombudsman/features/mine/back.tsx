import { transaction } from '#db';
import { formatDate } from '#i18n';
import { render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { readCode } from '../../domain/receipt-code.ts';
import { texts } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { keepReportOpen } from '../../sealing/opened.ts';
import { byPassphrase, byReceipt, type Opening, openingsOf } from '../../sealing/openings.ts';
import { findMatter } from '../../sealing/matters.ts';
import { goneOn } from '../../disposal/list.ts';
import { texts as disposalTexts } from '../disposal/texts.ts';
import { giveTicket, secret } from '../cookies.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('tutup')) });
const Sent = Type.Object({
  kode: Type.Optional(Type.String({ maxLength: 80 })),
  sandi: Type.Optional(Type.String({ maxLength: 200 })),
  nomor: Type.Optional(Type.String({ maxLength: 20 })),
});

interface BackProps {
  readonly errors: readonly FormError[];
  readonly news: 'tutup' | undefined;
  readonly signedIn: boolean;
  /** Numbers of matters one passphrase opens, where there are several. */
  readonly choices: readonly string[];
  /** The day on which what this code opened was removed. */
  readonly gone?: string;
}

function BackPage({ errors, news, signedIn, choices, gone }: BackProps) {
  const { locale } = useView();
  const m = texts(locale).back;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="stack col">
        <h1>{m.title}</h1>
        {news && <Note tone="done">{m.closed}</Note>}
        {gone && <Note tone="wait">{disposalTexts(locale).gone(formatDate(gone, locale))}</Note>}
        <ErrorSummary errors={errors} />
        <Form action={ombudsmanPaths.back()} label={m.code}>
          <TextInput id="kode" label={m.code} hint={m.codeHint} autocomplete="off" error={errorOf('kode')} />
          <Button>{m.open}</Button>
        </Form>
        {signedIn && (
          <section class="stack" aria-labelledby="akun">
            <h2 id="akun">{m.account}</h2>
            <p class="soft">{m.accountLead}</p>
            <Form action={ombudsmanPaths.back()} label={m.account}>
              <TextInput id="sandi" type="password" label={m.passphrase} autocomplete="off" error={errorOf('sandi')} />
              {choices.length > 0 && <TextInput id="nomor" label={m.choose} hint={choices.join(', ')} autocomplete="off" />}
              <Button kind="quiet">{m.open}</Button>
            </Form>
          </section>
        )}
      </div>
    </Page>
  );
}

/** How a reporter comes back. One answer for whatever opens nothing. */
export function backRoutes(app: WebApp, { db, clock }: OmbudsmanDeps): void {
  const config = { policy: 'public' } as const;

  const show = (request: Request, reply: Reply, props: Partial<BackProps> = {}) =>
    render(
      request,
      secret(reply),
      <BackPage errors={[]} news={undefined} choices={[]} signedIn={request.actor?.kind === 'person'} {...props} />,
      { title: texts(request.locale).back.title, status: props.errors?.length ? 422 : 200 },
    );

  app.get(ombudsmanPaths.back.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { news: request.query.kabar }),
  );

  app.post(ombudsmanPaths.back.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const { kode = '', sandi = '', nomor = '' } = request.body;
    const personId = request.actor?.kind === 'person' ? request.actor.personId : null;
    const field = sandi !== '' ? 'sandi' : 'kode';
    const code = readCode(kode);
    const by = sandi !== '' && personId ? await byPassphrase(personId, sandi) : code === null ? null : byReceipt(code);
    const openings = by ? await openingsOf(db, by) : [];
    const { chosen, numbers } = await choose(openings, nomor);
    const gone = by && openings.length === 0 ? await goneOn(db, by.index) : null;
    if (gone !== null) return show(request, reply, { gone });
    if (!chosen)
      return show(request, reply, {
        choices: numbers,
        errors: [{ field, message: numbers.length > 1 ? texts(request.locale).back.choose : texts(request.locale).back.wrong }],
      });
    const { matterId, index, box } = chosen;
    const report = { matterId, opening: index, secret: Buffer.from(box.secretKey).toString('base64') };
    const ticket = await transaction(db, (tx) => keepReportOpen(tx, report, clock.now()));
    return giveTicket(reply, 'report', ticket).redirect(ombudsmanPaths.mine(), 303);
  });

  const choose = async (
    openings: readonly Opening[],
    nomor: string,
  ): Promise<{ chosen: Opening | undefined; numbers: readonly string[] }> => {
    const [only] = openings;
    if (openings.length < 2) return { chosen: only, numbers: [] };
    const named = await Promise.all(
      openings.map(async (opening) => ({ opening, number: (await findMatter(db, opening.matterId))?.number ?? '' })),
    );
    const wanted = nomor.trim().toUpperCase();
    return { chosen: named.find(({ number }) => number === wanted)?.opening, numbers: named.map(({ number }) => number) };
  };
}
