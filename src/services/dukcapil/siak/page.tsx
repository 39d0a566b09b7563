import { formatDate } from '#i18n';
import { type CaseLine, casePaths, type ServiceDefinition } from '#platform/cases';
import { useView } from '#web';
import { Button, LinkButton, Page, Pagination, Select, Table, Tabs, Tag, TextInput } from '#web/ui';
import { handAllTexts } from './hand-all-texts.ts';
import { siakPaths } from './paths.ts';
import { texts } from './texts.ts';

export const stages = ['siak-entry', 'siak'] as const;
export type Stage = (typeof stages)[number];

export const A_PAGE = 25;

/** What is looked for, as it stands in the address. */
export interface Sought {
  readonly tahap: Stage;
  readonly layanan: string;
  readonly q: string;
  readonly halaman: number;
}

interface ListProps {
  readonly sought: Sought;
  readonly rows: readonly CaseLine[];
  readonly total: number;
  /** More than so many were not counted. */
  readonly most: number;
  readonly services: readonly ServiceDefinition[];
  /** Whether there is an interface to hand them over by; else officers enter by hand. */
  readonly hands: boolean;
}

/** The two stages, and what was asked over the interface. */
export function StageTabs({ at, sought }: { readonly at: Stage | 'permintaan'; readonly sought?: Sought }) {
  const m = texts(useView().locale);
  const kept = sought ?? { tahap: 'siak-entry', layanan: '', q: '', halaman: 1 };
  const tabs = stages.map((tahap) => ({
    href: siakPaths.list({}, queryOf({ ...kept, tahap, halaman: 1 })),
    label: tahap === 'siak' ? m.siak : m.entry,
    current: tahap === at,
  }));
  return <Tabs label={m.stages} tabs={[...tabs, { href: siakPaths.requests(), label: m.requests, current: at === 'permintaan' }]} />;
}

const queryOf = ({ tahap, layanan, q, halaman }: Sought) => ({
  tahap,
  ...(layanan !== '' && { layanan }),
  ...(q !== '' && { q }),
  ...(halaman > 1 && { halaman: String(halaman) }),
});

const handQuery = ({ layanan, q }: Sought) => ({ ...(layanan !== '' && { layanan }), ...(q !== '' && { q }) });

/** What was verified here and is not yet in SIAK, or in it and not yet out. */
export function SiakPage({ sought, rows, total, most, services, hands }: ListProps) {
  const { locale } = useView();
  const m = texts(locale);
  const titleOf = (key: string) => services.find((service) => service.key === key)?.title(locale) ?? key;
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <StageTabs at={sought.tahap} sought={sought} />
        <form class="row filters" action={siakPaths.list()}>
          <input type="hidden" name="tahap" value={sought.tahap} />
          <Select
            id="layanan"
            label={m.service}
            value={sought.layanan}
            none={m.allServices}
            options={services.map(({ key, title }) => ({ value: key, label: title(locale) }))}
          />
          <TextInput id="q" label={m.find} value={sought.q} autocomplete="off" />
          <Button kind="quiet">{m.show}</Button>
        </form>
        <p class="row noprint">
          <LinkButton href={siakPaths.csv({}, queryOf({ ...sought, halaman: 1 }))} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
          {hands && sought.tahap === 'siak-entry' && total > 0 && (
            <LinkButton href={siakPaths.handAll({}, handQuery(sought))} kind="quiet" small>
              {handAllTexts(locale).open}
            </LinkButton>
          )}
        </p>
        {!hands && sought.tahap === 'siak-entry' && <p class="soft small">{m.byHand}</p>}
        <Table
          label={m.list}
          rows={rows}
          empty={sought.q === '' && sought.layanan === '' ? m.none : m.noneFound}
          columns={[
            {
              title: m.number,
              cell: ({ id, number }) => (
                <a href={casePaths.deskCase({ caseId: id })} class="num">
                  {number}
                </a>
              ),
            },
            { title: m.service, cell: ({ service }) => titleOf(service) },
            { title: m.applicant, cell: ({ applicantName }) => applicantName },
            { title: m.since, cell: ({ positionSince }) => (positionSince ? formatDate(positionSince, locale) : '') },
            {
              title: m.due,
              cell: ({ dueOn, flags }) => (
                <>
                  {dueOn ? formatDate(dueOn, locale) : ''} {flags.includes('overdue') && <Tag tone="bad">{m.late}</Tag>}
                </>
              ),
            },
            { title: m.officer, cell: ({ assigneeName }) => assigneeName ?? m.nobody },
          ]}
        />
        <Pagination
          quiet
          page={sought.halaman}
          size={A_PAGE}
          total={total}
          most={most}
          at={(halaman) => siakPaths.list({}, queryOf({ ...sought, halaman }))}
        />
      </div>
    </Page>
  );
}
