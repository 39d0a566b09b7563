import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { openDataLicence, quarterOf } from '#platform/survey';
import { asCsv, render, type Reply, useView, type WebApp } from '#web';
import { Page, Table } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import type { PeriodFigures } from '../../period-figures.ts';
import { chosenPeriod, Period } from '../performance/period.ts';
import { columns, openRows } from './rows.ts';
import { described, jsonSchema } from './schema.ts';
import { texts } from './texts.ts';

const Query = Type.Object({ masa: Type.Optional(Period), lang: Type.Optional(Type.String()) });
/** Seconds for which anything between us and its reader may show it again. */
const SECONDS = 300;

interface Licence {
  readonly name: string;
  readonly url: string;
  readonly confirmed: boolean;
}

function OpenDataPage({ licence, today }: { readonly licence: Licence; readonly today: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const address = (kind: 'Csv' | 'Json', masa: string) => portalPaths[`data${kind}`]({}, { masa });
  const periods = [
    [m.year, today.slice(0, 4)],
    [m.quarter, quarterOf(today)],
  ] as const;
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <section class="stack tight">
          <h2 id="berkas">{m.files}</h2>
          <ul>
            {periods.map(([name, masa]) => (
              <li>
                {name}: <a href={address('Csv', masa)}>{`CSV ${masa}`}</a> · <a href={address('Json', masa)}>{`JSON ${masa}`}</a>
              </li>
            ))}
            <li>
              <a href={portalPaths.dataSchema()}>{m.schema}</a>
            </li>
          </ul>
          <p class="col">{m.stable}</p>
        </section>
        <section class="stack tight">
          <h2 id="kolom">{m.columns}</h2>
          <Table
            label={m.columns}
            rows={columns}
            empty=""
            columns={[
              {
                title: m.column,
                cell: (column) => (
                  <code lang="en" class="count">
                    {column}
                  </code>
                ),
              },
              { title: m.type, cell: (column) => described[column].type.join(' | ') },
              { title: m.meaning, cell: (column) => described[column][locale] },
            ]}
          />
        </section>
        <section class="stack tight">
          <h2 id="lisensi">{m.licence}</h2>
          <p>
            <a href={licence.url} rel="license">
              {licence.name}
            </a>
            {licence.confirmed ? '' : `, ${m.unconfirmed}`}
          </p>
        </section>
        <section class="stack tight">
          <h2 id="pengaduan">{m.complaints}</h2>
          <p>{m.complaintsLead}</p>
          <ul>
            <li>
              <a href="/open311/discovery.json">/open311/discovery.json</a>
            </li>
            <li>
              <a href="/open311/discovery.xml">/open311/discovery.xml</a>
            </li>
          </ul>
        </section>
      </div>
    </Page>
  );
}

/** The figures of the public pages for programs, and the page about them. */
export function openDataRoutes(app: WebApp, { db, clock, registry, wings, publicUrl }: PortalDeps, figures: PeriodFigures): void {
  const config = { policy: 'public', perMinute: 60, importance: 'later' } as const;
  const today = () => officeDay(clock.now());
  const licenceOf = async (): Promise<Licence> => {
    const { value, confirmed } = (await rulesAt(db, [openDataLicence], { agencyId: null, on: today() })).version(openDataLicence);
    return { ...value, confirmed };
  };

  app.get(portalPaths.openData.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    return render(request, reply, <OpenDataPage licence={await licenceOf()} today={today()} />, {
      title: m.title,
      description: m.description,
      forAll: true,
    });
  });

  app.get(portalPaths.dataSchema.pattern, { config }, async (_request, reply) =>
    openly(reply)
      .type('application/schema+json; charset=utf-8')
      .send(JSON.stringify(jsonSchema(publicUrl))),
  );

  app.get(portalPaths.dataJson.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { period } = chosenPeriod(request.query.masa, today());
    const rows = await openRows({ registry, wings }, figures, period);
    const head = {
      schema: `${publicUrl}${portalPaths.dataSchema()}`,
      licence: await licenceOf(),
      period,
      smallestGroup: await figures.smallest(),
    };
    return openly(reply)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ ...head, rows }));
  });

  app.get(portalPaths.dataCsv.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { period } = chosenPeriod(request.query.masa, today());
    const rows = await openRows({ registry, wings }, figures, period);
    const lines = [
      [...columns],
      ...rows.map((row) => columns.map((column) => (typeof row[column] === 'boolean' ? String(row[column]) : row[column]))),
    ];
    const { url } = await licenceOf();
    return openly(reply)
      .type('text/csv; charset=utf-8; header=present')
      .header('link', `<${publicUrl}${portalPaths.dataSchema()}>; rel="describedby", <${url}>; rel="license"`)
      .header('content-disposition', `inline; filename="kinerja-${period.toLowerCase()}.csv"`)
      .send(asCsv(lines));
  });
}

/** Read by whoever wishes, from any site, and kept for some minutes. */
const openly = (reply: Reply): Reply =>
  reply
    .header('cache-control', `public, max-age=${SECONDS}`)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin');
