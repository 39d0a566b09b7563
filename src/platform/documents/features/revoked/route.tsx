import { formatDate } from '#i18n';
import { render, useView, type WebApp } from '#web';
import { Crumbs, EmptyState, Page, Pagination } from '#web/ui';
import { Type } from 'typebox';
import type { DocumentsDeps } from '../../types.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { listRevoked } from '../../tables.ts';
import { asPublic, type PublicDocument } from '../../verify-by-code.ts';

const SIZE = 50;

function RevokedPage({ rows, total, page }: { readonly rows: readonly PublicDocument[]; readonly total: number; readonly page: number }) {
  const { locale } = useView();
  const { revoked: m, verify } = texts(locale);
  return (
    <Page>
      <div class="stack">
        <Crumbs above={[{ href: paths.verify(), label: verify.title }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {rows.length === 0 ? <EmptyState>{m.none}</EmptyState> : <RevokedList rows={rows} />}
        <Pagination quiet page={page} size={SIZE} total={total} at={(n) => paths.revoked({}, { halaman: n })} />
      </div>
    </Page>
  );
}

function RevokedList({ rows }: { readonly rows: readonly PublicDocument[] }) {
  const { locale } = useView();
  const m = texts(locale).revoked;
  return (
    <ul class="tasks">
      {rows.map((row) => (
        <li>
          <div>
            <a href={paths.document({ code: row.verificationCode })}>
              <strong class="num">{row.number}</strong>
            </a>
            <span class="block">{locale === 'en' ? row.titleEn : row.titleId}</span>
            <span class="block small soft">{row.agencyName}</span>
            <span class="block small">
              {m.since(formatDate(row.stateAt, locale))} {row.stateReason}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The public list of documents that were revoked. */
export function revokedRoutes(app: WebApp, { db }: Pick<DocumentsDeps, 'db'>): void {
  const Query = Type.Object({
    halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    lang: Type.Optional(Type.String()),
  });
  app.get(paths.revoked.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const page = request.query.halaman ?? 1;
    const { rows, total } = await listRevoked(db, { limit: SIZE, offset: (page - 1) * SIZE });
    const { title, lead } = texts(request.locale).revoked;
    return render(request, reply, <RevokedPage rows={rows.map((row) => asPublic(row))} total={total} page={page} />, {
      title,
      description: lead,
    });
  });
}
