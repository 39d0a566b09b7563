import { formatAgo, formatDate, formatDateTime, formatNumber, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, Note, Page, Tag, TextInput } from '#web/ui';
import type { Reckoned } from '../../assessment/reckon.ts';
import { regencyName } from '../../domain/data/regencies.ts';
import { areaOf, readNrkb, showNrkb } from '../../domain/nrkb.ts';
import type { Holding } from '../../holdings/store.ts';
import type { Refreshed } from '../../holdings/refresh.ts';
import { texts } from '../../messages/index.ts';
import { Plate } from '../../parts/plate.tsx';
import { samsatPaths } from '../../paths.ts';
import { PayPart, type WaitingBill } from '../../pay/part.tsx';
import { texts as payTexts } from '../../pay/texts.ts';
import { type Proof, standingOn } from '../../proof/store.ts';
import type { Review } from '../../reviews/store.ts';
import { type ClosedHours, paymentPaths } from '#platform/payments';
import { CutOff } from '#platform/payments/ui';
import { tones } from '../proof/page.tsx';
import { texts as proofTexts } from '../proof/texts.ts';
import { dueIn } from '../front/page.tsx';
import { Bill } from './bill.tsx';
import { VerdictPart } from './verdict.tsx';

export type VehicleNews = 'added' | 'renamed' | 'asked' | 'waits' | 'sold' | 'remind';

export interface VehicleProps {
  readonly holding: Holding;
  /** Null while family waits for an officer: nothing is told before. */
  readonly reckoned: Reckoned | null;
  readonly reviews: readonly Review[];
  /** The bill that waits to be paid; null where none does. */
  readonly bill: WaitingBill | null;
  /** Where the paper went last; null where nothing is sent. */
  readonly home: string | null;
  /** Hours in which codes cannot be paid; null for none. */
  readonly closed: ClosedHours | null;
  /** Of this vehicle, the newest first. */
  readonly proofs: readonly Proof[];
  readonly today: string;
  readonly now: Date;
  readonly news: VehicleNews | undefined;
  readonly refreshed: Refreshed | null;
  readonly errors: readonly FormError[];
}

/** One vehicle: its plate, what it owes and by which law, whether it can be paid, and how old that is. */
export function VehiclePage(props: VehicleProps) {
  const { holding, reckoned, news, errors, today } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { vehicle } = holding;
  return (
    <Page>
      <div class="stack">
        <p>
          <a href={samsatPaths.front()}>{m.back}</a>
        </p>
        <h1 class={holding.label === '' ? 'vh' : undefined}>{holding.label === '' ? showNrkb(vehicle.nrkb) : holding.label}</h1>
        <p>
          <Plate nrkb={vehicle.nrkb} kind={vehicle.plate} stnkUntil={vehicle.stnkUntil} large />
        </p>
        {news && errors.length === 0 && <Note tone={news === 'waits' ? 'wait' : 'done'}>{m.news[news]}</Note>}
        <ErrorSummary errors={errors} />
        {holding.state === 'former' ? (
          <Former holding={holding} proofs={props.proofs} today={today} />
        ) : reckoned === null ? (
          <Undecided holding={holding} told={news === 'waits'} />
        ) : (
          <>
            <p class="lead">
              {m.dueOn(formatDate(vehicle.dueOn, locale))}{' '}
              <Tag tone={vehicle.dueOn < today ? 'bad' : 'plain'}>{dueIn(vehicle.dueOn, today, locale)}</Tag>{' '}
              <a class="small" href="#putusan">
                {m.verdict[reckoned.verdict.outcome]}
              </a>
            </p>
            <DataAge {...props} />
            <div class="two">
              <section class="stack" aria-labelledby="tagihan">
                <h2 id="tagihan">{m.bill}</h2>
                <p class="soft">{m.billOn(formatDate(reckoned.payOn, locale))}</p>
                <Bill assessment={reckoned} />
                {props.closed && <CutOff closed={props.closed} />}
                <PayPart reckoned={reckoned} holdingId={holding.id} bill={props.bill} today={today} home={props.home} />
                <WhatIf {...props} payOn={reckoned.payOn} />
              </section>
              <div class="stack">
                <VerdictPart verdict={reckoned.verdict} reviews={props.reviews} holdingId={holding.id} />
                <History proofs={props.proofs} today={today} />
                <Particulars holding={holding} />
              </div>
            </div>
          </>
        )}
        <Manage holding={holding} today={today} errors={errors} />
      </div>
    </Page>
  );
}

/** What is left of a vehicle that was sold: nothing of what it owes now, which is another's. */
function Former({ holding, proofs, today }: Pick<VehicleProps, 'holding' | 'proofs' | 'today'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <>
      <Note tone="wait">{holding.formerBy === 'holder' ? m.former.told(formatDate(holding.soldOn ?? '', locale)) : m.former.register}</Note>
      <History proofs={proofs} today={today} />
    </>
  );
}

/** Family that waits for an officer, or was not approved. */
function Undecided({ holding, told }: { readonly holding: Holding; readonly told: boolean }) {
  const m = texts(useView().locale);
  if (holding.state === 'refused')
    return (
      <Note tone="bad">
        {m.states.refused}
        {holding.note === '' ? '' : `: ${holding.note}`}
      </Note>
    );
  return told ? null : <Note tone="wait">{m.news.waits}</Note>;
}

function DataAge({ holding, now, refreshed }: VehicleProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { dataAt, source } = holding.vehicle;
  return (
    <div class="stack">
      {refreshed && (
        <Note tone={refreshed.is === 'fresh' ? 'done' : 'wait'}>
          {m.data.news[refreshed.is]}
          {refreshed.is === 'away' && ` ${refreshed.backAt ? m.data.backAt(formatDateTime(refreshed.backAt, locale)) : m.data.later}`}
        </Note>
      )}
      <Form action={samsatPaths.refresh({ holdingId: holding.id })} class="row">
        <span class="small soft" title={formatDateTime(dataAt, locale)}>
          {m.data.age(formatAgo(dataAt, now, locale))}, {m.data.source[source]}
        </span>
        <Button kind="quiet" small>
          {m.data.refresh}
        </Button>
      </Form>
    </div>
  );
}

function WhatIf({ holding, payOn, today, errors }: VehicleProps & { readonly payOn: string }) {
  const m = texts(useView().locale);
  const action = samsatPaths.vehicle({ holdingId: holding.id });
  return (
    <form method="get" action={action} class="card stack" aria-label={m.whatIf}>
      <h3 class="t-l">{m.whatIf}</h3>
      <TextInput
        id="bayar"
        type="date"
        label={m.payOn}
        hint={m.payOnHint}
        value={payOn}
        error={errors.find(({ field }) => field === 'bayar')?.message}
        short
      />
      <p class="row">
        <Button kind="quiet">{m.reckon}</Button>
        {payOn !== today && (
          <a class="target" href={action}>
            {m.todayLink}
          </a>
        )}
      </p>
    </form>
  );
}

/** Proofs of this vehicle, each with its receipt. */
function History({ proofs, today }: { readonly proofs: readonly Proof[]; readonly today: string }) {
  const { locale } = useView();
  const m = payTexts(locale);
  const words = proofTexts(locale);
  return (
    <section class="card stack" aria-labelledby="riwayat">
      <h2 class="t-l" id="riwayat">
        {m.history}
      </h2>
      {proofs.length === 0 && <p class="soft">{m.noHistory}</p>}
      <ul class="plain-list stack">
        {proofs.map((proof) => {
          const standing = standingOn(proof, today);
          return (
            <li>
              <p>
                {(standing === 'expired' ? words.was : words.holds)(formatDate(proof.validUntil, locale))}{' '}
                <Tag tone={tones[standing]}>{words.standing[standing]}</Tag>
              </p>
              {proof.delivery && <p class="small soft">{words.states[proof.delivery.state]}</p>}
              <p class="row">
                <a class="target" href={samsatPaths.proof({ proofId: proof.id })}>
                  {m.toProof}
                </a>
                <a class="target" href={paymentPaths.bill({ billId: proof.billId })}>
                  {m.receipt}
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Particulars({ holding }: { readonly holding: Holding }) {
  const { locale } = useView();
  const m = texts(locale);
  const { vehicle, standing } = holding;
  const nrkb = readNrkb(vehicle.nrkb);
  const area = nrkb && areaOf(nrkb);
  const brand = [vehicle.brand, vehicle.model, vehicle.builtIn > 0 ? String(vehicle.builtIn) : ''].filter(Boolean).join(' ');
  return (
    <Facts
      small
      facts={[
        { label: m.facts.kind, value: `${m.kinds[vehicle.kind]}, ${m.uses[vehicle.use]}` },
        ...(brand === '' ? [] : [{ label: m.facts.brand, value: brand }]),
        ...(vehicle.cc > 0 ? [{ label: m.facts.engine, value: `${formatNumber(vehicle.cc, locale)} cc` }] : []),
        { label: m.facts.value, value: formatRupiah(vehicle.njkb, locale) },
        { label: m.facts.stnk, value: formatDate(vehicle.stnkUntil, locale) },
        { label: m.facts.domicile, value: regencyName(vehicle.domicile) },
        ...(area ? [{ label: m.facts.area, value: area.certain ? area.area : `${area.area} (${m.facts.uncertainArea})` }] : []),
        { label: m.facts.right, value: m.standing[standing] },
      ]}
    />
  );
}

function Manage({ holding, today, errors }: Pick<VehicleProps, 'holding' | 'today' | 'errors'>) {
  const m = texts(useView().locale);
  const wrongDay = errors.find(({ field }) => field === 'dijual')?.message;
  const holdingId = holding.id;
  return (
    <details open={wrongDay !== undefined}>
      <summary>{m.manage}</summary>
      <div class="stack col">
        <Form action={samsatPaths.rename({ holdingId })}>
          <TextInput id="nama" label={m.label} hint={m.labelHint} optional value={holding.label} />
          <Button kind="quiet">{m.rename}</Button>
        </Form>
        {holding.state === 'held' && (
          <Form action={samsatPaths.remind({ holdingId })}>
            <p class="small soft">{holding.reminds ? m.reminded : m.notReminded}</p>
            <Button kind="quiet" name="ingatkan" value={holding.reminds ? 'tidak' : 'ya'}>
              {holding.reminds ? m.remindNot : m.remindMe}
            </Button>
          </Form>
        )}
        {holding.state === 'held' && holding.standing === 'owner' && (
          <Form action={samsatPaths.sold({ holdingId })}>
            <TextInput id="dijual" type="date" label={m.former.day} hint={m.former.lead} value={today} error={wrongDay} short />
            <Button kind="quiet">{m.former.tell}</Button>
          </Form>
        )}
        <Form action={samsatPaths.remove({ holdingId })}>
          <p class="small soft">{m.removeLead}</p>
          <Button kind="danger">{m.remove}</Button>
        </Form>
      </div>
    </details>
  );
}
