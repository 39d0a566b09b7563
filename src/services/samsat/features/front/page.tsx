import { formatDate, formatNumber, type Locale } from '#i18n';
import { paymentPaths } from '#platform/payments';
import { useView } from '#web';
import { EmptyState, LinkButton, Note, Page, Tag, type Tone } from '#web/ui';
import { daysBetween } from '../../domain/days.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import type { Holding, HoldingState } from '../../holdings/store.ts';
import { texts } from '../../messages/index.ts';
import { Plate } from '../../parts/plate.tsx';
import { samsatPaths } from '../../paths.ts';

/** What visitors without an account are shown. */
export function WelcomeMain() {
  const { locale } = useView();
  const m = texts(locale);
  const to = encodeURIComponent(samsatPaths.front());
  return (
    <div class="stack">
      <h1>{m.title}</h1>
      <p class="lead">{m.welcome.lead}</p>
      <ul class="grid plain-list">
        {m.welcome.points.map(([what, how]) => (
          <li class="card">
            <h2 class="t-l">{what}</h2>
            <p>{how}</p>
          </li>
        ))}
      </ul>
      <p class="row">
        <LinkButton href={`/masuk?to=${to}`}>{m.welcome.signIn}</LinkButton>
        <LinkButton kind="quiet" href={`/daftar?to=${to}`}>
          {m.welcome.signUp}
        </LinkButton>
        <LinkButton kind="quiet" href={samsatPaths.rules()}>
          {m.rulesLink}
        </LinkButton>
        <LinkButton kind="quiet" href={samsatPaths.region({ provinsi: '51' })}>
          {m.holdsHere}
        </LinkButton>
        <LinkButton kind="quiet" href={samsatPaths.inspect()}>
          {m.inspect}
        </LinkButton>
      </p>
    </div>
  );
}

export interface FrontProps {
  readonly holdings: readonly Holding[];
  /** Those they had. */
  readonly former: readonly Holding[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly news: 'removed' | undefined;
  /** Whether they work at Samsat. */
  readonly officer: boolean;
}

const tones: Readonly<Record<HoldingState, Tone>> = { waiting: 'wait', held: 'done', refused: 'bad', ended: 'plain', former: 'plain' };

/** How far a due day is, in words. */
export function dueIn(dueOn: string, today: string, locale: Locale): string {
  const m = texts(locale);
  const days = daysBetween(today, dueOn);
  if (days === 0) return m.today;
  return days > 0 ? m.inDays(formatNumber(days, locale)) : m.daysLate(formatNumber(-days, locale));
}

/** Somebody's vehicles, the next due first. */
export function FrontPage({ holdings, former, today, news, officer }: FrontProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        {news && <Note tone="done">{m.news[news]}</Note>}
        {officer && (
          <section class="card stack">
            <h2 class="t-l">{m.office.title}</h2>
            <p class="soft">{m.office.deskLead}</p>
            <p class="row">
              <LinkButton href={samsatPaths.desk()}>{m.office.desk}</LinkButton>
              <LinkButton kind="quiet" href={samsatPaths.register()}>
                {m.office.register}
              </LinkButton>
              <LinkButton kind="quiet" href={samsatPaths.deliveries()}>
                {m.office.deliveries}
              </LinkButton>
            </p>
          </section>
        )}
        {holdings.length === 0 ? (
          <EmptyState>{m.none}</EmptyState>
        ) : (
          <ul class="plain-list stack">
            {holdings.map((holding) => (
              <li class="card">
                <VehicleLine holding={holding} today={today} />
              </li>
            ))}
          </ul>
        )}
        {former.length > 0 && (
          <details>
            <summary>{m.former.title(formatNumber(former.length, locale))}</summary>
            <ul class="plain-list stack">
              {former.map(({ id, label, vehicle }) => (
                <li>
                  <a class="target" href={samsatPaths.vehicle({ holdingId: id })}>
                    {label === '' ? showNrkb(vehicle.nrkb) : `${label} (${showNrkb(vehicle.nrkb)})`}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        )}
        <p class="row">
          <LinkButton href={samsatPaths.add()} kind={officer ? 'quiet' : 'main'}>
            {m.add}
          </LinkButton>
          <LinkButton href={paymentPaths.mine()} kind="quiet">
            {m.bills}
          </LinkButton>
          <LinkButton href={samsatPaths.proofs()} kind="quiet">
            {m.proofs}
          </LinkButton>
          <LinkButton href={samsatPaths.rules()} kind="quiet">
            {m.rulesLink}
          </LinkButton>
          <LinkButton href={samsatPaths.region({ provinsi: '51' })} kind="quiet">
            {m.holdsHere}
          </LinkButton>
          <LinkButton href={samsatPaths.inspect()} kind="quiet">
            {m.inspect}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

function VehicleLine({ holding, today }: { readonly holding: Holding; readonly today: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const { vehicle, label, state, standing, note } = holding;
  const name = label === '' ? showNrkb(vehicle.nrkb) : label;
  const kind = `${m.kinds[vehicle.kind]}${vehicle.brand === '' ? '' : `, ${vehicle.brand} ${vehicle.model}`}`;
  return (
    <div class="vehicle-line">
      <Plate nrkb={vehicle.nrkb} kind={vehicle.plate} stnkUntil={vehicle.stnkUntil} />
      <div>
        {state === 'held' ? (
          <a class="target" href={samsatPaths.vehicle({ holdingId: holding.id })}>
            <b>{name}</b>
          </a>
        ) : (
          <p>
            <b>{name}</b> <Tag tone={tones[state]}>{m.states[state]}</Tag>
          </p>
        )}
        <p class="small soft">
          {kind}, {m.standing[standing]}
        </p>
        {state === 'held' ? (
          <p>
            {m.dueOn(formatDate(vehicle.dueOn, locale))}{' '}
            <Tag tone={vehicle.dueOn < today ? 'bad' : daysBetween(today, vehicle.dueOn) <= 60 ? 'wait' : 'plain'}>
              {dueIn(vehicle.dueOn, today, locale)}
            </Tag>
          </p>
        ) : (
          note !== '' && <p class="small">{note}</p>
        )}
      </div>
    </div>
  );
}
