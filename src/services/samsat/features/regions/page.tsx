import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { LinkButton, Note, Page, Tabs, Tag } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { provinces } from '../../domain/data/provinces.ts';
import type { Citation } from '../../domain/line.ts';
import { samsatPaths } from '../../paths.ts';
import { type Measured, measured, type RegionPolicy } from '../../regions/read.ts';
import { texts } from './texts.ts';

export interface RegionProps {
  readonly policy: RegionPolicy;
  /** Shown what nobody has confirmed, marked as such. */
  readonly admin: boolean;
  /** Whether payments of the province are taken here. */
  readonly home: boolean;
}

/** What holds in a province today, in plain words: nothing that nobody confirmed is told as a rule. */
export function RegionPage({ policy, admin, home }: RegionProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { province, on, closed, coming, emergency } = policy;
  const day = (one: string) => formatDate(one, locale);
  return (
    <Page>
      <div class="col stack gap">
        <h1>{m.title(province.name)}</h1>
        <p class="lead">{m.lead(day(on))}</p>
        <Tabs
          label={m.provinces}
          tabs={provinces.map(({ key, name }) => ({
            href: samsatPaths.region({ provinsi: key }),
            label: name,
            current: key === province.key,
          }))}
        />
        {emergency && (
          <Note tone="wait" title={m.emergency}>
            <p>{m.emergencyNow(emergency.decree, day(emergency.from), day(emergency.to))}</p>
            <p>{m.emergencyHolds(formatNumber(emergency.months, locale))}</p>
          </Note>
        )}
        <section class="card stack" aria-labelledby="kapan">
          <h2 id="kapan" class="t-l">
            {m.when}
          </h2>
          {measured.map((code) => (
            <Limit code={code} policy={policy} admin={admin} />
          ))}
        </section>
        <Proof policy={policy} admin={admin} />
        <section class="card stack" aria-labelledby="jam">
          <h2 id="jam" class="t-l">
            {m.hours}
          </h2>
          {closed ? (
            <>
              <p>
                {m.closed(closed.from, closed.to)} {closed.now && <b>{m.closedNow}</b>}
              </p>
              <p class="small soft">
                {m.basis}: <span lang="id">{closed.citation}</span>, {m.since(day(closed.since))} {admin && !closed.confirmed && <Mark />}
              </p>
            </>
          ) : (
            <p>{home ? m.allDay : m.noOffice}</p>
          )}
        </section>
        <section class="card stack" aria-labelledby="nanti">
          <h2 id="nanti" class="t-l">
            {m.coming}
          </h2>
          {coming.length === 0 ? (
            <p class="soft">{m.nothingComing}</p>
          ) : (
            <ul class="plain-list stack">
              {coming.map(({ title, from, citation, confirmed }) => (
                <li>
                  <b>{title[locale]}</b>, {m.from(day(from))}
                  <p class="small soft">
                    {m.basis}: <span lang="id">{citation}</span> {admin && !confirmed && <Mark />}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p class="row">
          <LinkButton href={samsatPaths.rules({}, { provinsi: province.key })} kind="quiet">
            {m.rates}
          </LinkButton>
          {admin && (
            <LinkButton href={samsatPaths.policies({}, { provinsi: province.key })} kind="quiet">
              {m.change}
            </LinkButton>
          )}
        </p>
      </div>
    </Page>
  );
}

function Mark() {
  return <Tag tone="wait">{texts(useView().locale).unconfirmed}</Tag>;
}

/** What something rests on and since when; of what is not confirmed, to administrators alone, what is used meanwhile. */
function Basis({
  from,
  citation,
  admin,
  meanwhile,
}: {
  readonly from: string;
  readonly citation: Pick<Citation, 'instrument' | 'article' | 'confirmed'>;
  readonly admin: boolean;
  readonly meanwhile: ComponentChildren;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { instrument, article, confirmed } = citation;
  if (!confirmed && !admin) return null;
  return (
    <p class="small soft">
      {!confirmed && <>{meanwhile} </>}
      {m.basis}: <span lang="id">{article === '' ? instrument : `${instrument}, ${article}`}</span>, {m.since(formatDate(from, locale))}{' '}
      {!confirmed && <Mark />}
    </p>
  );
}

function Limit({ code, policy, admin }: { readonly code: Measured; readonly policy: RegionPolicy; readonly admin: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const found = policy.limits[code];
  const say = { TOO_EARLY: m.early, WINDOW_PASSED: m.late, ARREARS_OVER_LIMIT: m.arrears }[code];
  const words = found ? say(formatNumber(found.record.limit ?? 0, locale)) : '';
  return (
    <div>
      <p>{found?.citation.confirmed ? words : m.noLimit[code]}</p>
      {found && <Basis from={found.record.from} citation={found.citation} admin={admin} meanwhile={m.forAdmin(words)} />}
    </div>
  );
}

function Proof({ policy: { proof }, admin }: Pick<RegionProps, 'policy' | 'admin'>) {
  const { locale } = useView();
  const m = texts(locale);
  if (!proof) return null;
  const holds = m.holds(formatNumber(proof.months, locale), proof.counted);
  return (
    <section class="card stack" aria-labelledby="bukti">
      <h2 id="bukti" class="t-l">
        {m.proof}
      </h2>
      <p>
        {proof.confirmed ? holds : m.holdsOpen} {m.longer}
      </p>
      <p>{m.evidence[proof.evidence]}</p>
      {proof.evidence === 'sticker' && <p>{m.deliveredBy[proof.deliveredBy]}</p>}
      <Basis from={proof.since} citation={proof} admin={admin} meanwhile={m.forAdmin(holds)} />
    </section>
  );
}
