import { formatNumber, type Locale } from '#i18n';
import { authorise } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { getPerson, render, sendCsv, useView, type WebApp } from '#web';
import { type Column, LinkButton, Table } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { yearsAfter } from '../../domain/days.ts';
import { groundNames } from '../../domain/rules/refusal-labels.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { samsatPaths } from '../../paths.ts';
import { type FunnelMonth, refusalFunnel, type RefusalLine } from '../../reviews/funnel.ts';
import { texts } from './texts.ts';

const monthIn = (month: string, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}T00:00:00Z`),
  );

/** How many could not pay, on what ground. */
function FunnelPage({ lines, months }: { readonly lines: readonly RefusalLine[]; readonly months: readonly FunnelMonth[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const number = (n: number) => formatNumber(n, locale);
  const grounds: readonly Column<RefusalLine>[] = [
    { title: m.month, cell: ({ month }) => monthIn(month, locale) },
    { title: m.ground, cell: ({ code }) => groundNames[code][locale] },
    { title: m.refused, cell: ({ refused }) => number(refused), right: true },
    { title: m.officer, cell: ({ officer }) => number(officer), right: true },
  ];
  const paid: readonly Column<FunnelMonth>[] = [
    { title: m.month, cell: ({ month }) => monthIn(month, locale) },
    { title: m.billed, cell: ({ billed }) => number(billed), right: true },
    { title: m.paid, cell: (line) => number(line.paid), right: true },
  ];
  return (
    <OfficeFrame at="refusals">
      <h2>{m.title}</h2>
      <p class="soft">{m.lead}</p>
      <Table label={m.title} columns={grounds} rows={lines} empty={m.none} />
      <p>
        <LinkButton href={samsatPaths.refusalsCsv()} kind="quiet" icon="download" small>
          {m.csv}
        </LinkButton>
      </p>
      <h2>{m.months}</h2>
      <Table label={m.months} columns={paid} rows={months} empty={m.noMonths} />
    </OfficeFrame>
  );
}

/** Figures of the office about who was held up, and why. */
export function refusalRoutes(app: WebApp, { db, clock, agencyId }: SamsatDeps): void {
  const config = { policy: 'officer' } as const;
  const Lang = Type.Object({ lang: Type.Optional(Type.String()) });
  const read = () => refusalFunnel(db, agencyId, yearsAfter(officeDay(clock.now()), -1));

  app.get(samsatPaths.refusals.pattern, { schema: { querystring: Lang }, config }, async (request, reply) => {
    authorise(getPerson(request), 'vehicles.read', agencyId);
    return render(request, reply, <FunnelPage {...(await read())} />, { title: texts(request.locale).title });
  });

  app.get(
    samsatPaths.refusalsCsv.pattern,
    { schema: { querystring: Lang }, config: { ...config, importance: 'later' } },
    async (request, reply) => {
      authorise(getPerson(request), 'vehicles.read', agencyId);
      const m = texts(request.locale);
      const { lines } = await read();
      const rows = lines.map(({ month, code, refused, officer }) => [
        month.slice(0, 7),
        code,
        groundNames[code][request.locale],
        refused,
        officer,
      ]);
      return sendCsv(reply, m.csvName, [[m.month, 'code', m.ground, m.refused, m.officer], ...rows]);
    },
  );
}
