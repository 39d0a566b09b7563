import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { qrSvg } from '#platform/documents';
import { useView } from '#web';
import {
  Button,
  Choices,
  EmptyState,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  Tag,
  TextArea,
  Trail,
} from '#web/ui';
import type { PlateKind } from '../../domain/registered.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { isChoosable, isMissable, nextStates, ways } from '../../domain/proof/delivery.ts';
import { texts as common } from '../../messages/index.ts';
import { Plate } from '../../parts/plate.tsx';
import { samsatPaths } from '../../paths.ts';
import { type Delivery, type DeliveryStep, type Proof, standingOn } from '../../proof/store.ts';
import { texts } from './texts.ts';

export const tones = { valid: 'done', expired: 'bad', revoked: 'bad' } as const;

export interface ProofProps {
  readonly proof: Proof;
  readonly plate: PlateKind;
  /** YYYY-MM-DD */
  readonly stnkUntil: string;
  readonly today: string;
  readonly token: string;
  /** Number of the e-TBPKP; null where it is still to be made. */
  readonly tbpkp: string | null;
  readonly steps: readonly DeliveryStep[];
  /** Open, as the owner wrote it; empty where there is none. */
  readonly address: string;
  readonly news: 'received' | 'missed' | 'way' | undefined;
  readonly errors: readonly FormError[];
}

/** The e-pengesahan of one vehicle as its owner shows it, with where the paper is. */
export function ProofPage(props: ProofProps) {
  const { proof, plate, stnkUntil, today, token, news, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const shown = showNrkb(proof.nrkb);
  const standing = standingOn(proof, today);
  const until = formatDate(proof.validUntil, locale);
  return (
    <Page>
      <div class="stack">
        <p>
          <a href={samsatPaths.proofs()}>{m.back}</a>
        </p>
        <h1>{m.of(shown)}</h1>
        {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
        <ErrorSummary errors={errors} />
        <div class="two">
          <section class="card stack" aria-labelledby="tunjukkan">
            <h2 id="tunjukkan">{m.show}</h2>
            <p>
              <Plate nrkb={proof.nrkb} kind={plate} stnkUntil={stnkUntil} large />
            </p>
            <p class="lead">
              {standing === 'expired' ? m.was(until) : m.holds(until)} <Tag tone={tones[standing]}>{m.standing[standing]}</Tag>{' '}
              {proof.state === 'extended' && <Tag>{m.extended}</Tag>}
            </p>
            {standing === 'revoked' ? (
              <Note tone="bad">{m.revokedNote}</Note>
            ) : (
              <>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing of a string of letters and digits */}
                <div class="qr" role="img" aria-label={m.qr(shown)} dangerouslySetInnerHTML={{ __html: qrSvg(token) }} />
                <p>
                  {m.code} <b class="code">{codeShown(proof.code)}</b>
                </p>
                <p class="small soft">
                  {m.codeHint} {m.says}
                </p>
                {proof.state === 'extended' && <p class="small soft">{m.extendedNote}</p>}
                <p class="row">
                  <LinkButton href={samsatPaths.proofPdf({ proofId: proof.id })} kind="quiet" icon="download">
                    {m.keep}
                  </LinkButton>
                </p>
                <p class="small soft">{m.keepHint}</p>
              </>
            )}
          </section>
          <div class="stack">
            <Note title={m.stnk}>
              <p>{m.stnkBody}</p>
            </Note>
            <Particulars {...props} />
            {props.tbpkp !== null && standing !== 'revoked' && (
              <div class="stack tight">
                <p>
                  <LinkButton href={samsatPaths.proofTbpkp({ proofId: proof.id })} kind="quiet" icon="download">
                    {m.tbpkp}
                  </LinkButton>
                </p>
                <p class="small soft">{m.tbpkpHint(props.tbpkp)}</p>
              </div>
            )}
            {proof.delivery ? <Way {...props} delivery={proof.delivery} /> : <p class="soft">{m.noDelivery}</p>}
          </div>
        </div>
      </div>
    </Page>
  );
}

/** A code in two groups of four. */
const codeShown = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

function Particulars({ proof }: ProofProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { policy } = proof;
  const words = [
    m.policy(formatNumber(policy.months, locale), policy.counted),
    ...(policy.emergency === '' ? [] : [m.emergency(policy.emergency)]),
  ];
  return (
    <Facts
      small
      facts={[
        { label: m.facts.kind, value: common(locale).kinds[proof.kind] },
        { label: m.facts.issued, value: formatDate(proof.issuedOn, locale) },
        { label: m.facts.until, value: formatDate(proof.validUntil, locale) },
        {
          label: m.facts.policy,
          value: (
            <>
              {words.join(', ')} {!policy.confirmed && <Tag tone="wait">{m.unconfirmed}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}

/** Where TBPKP and sticker are, and what their owner can do about it. */
function Way({ proof, steps, address, errors, delivery }: ProofProps & { readonly delivery: Delivery }) {
  const { locale } = useView();
  const m = texts(locale);
  const proofId = proof.id;
  const going = proof.state !== 'revoked';
  return (
    <section class="card stack" aria-labelledby="kiriman">
      <h2 id="kiriman">{m.delivery}</h2>
      <Facts
        small
        facts={[
          { label: m.way, value: m.ways[delivery.way] },
          ...(delivery.way === 'post' && address !== '' ? [{ label: m.facts.address, value: address }] : []),
          ...(delivery.trackingNo === '' ? [] : [{ label: m.facts.tracking, value: delivery.trackingNo }]),
        ]}
      />
      <Trail
        steps={steps.map(({ state, at, note, trackingNo }, index) => ({
          // What was said or chosen meanwhile moved nothing.
          title: steps[index - 1]?.state !== state ? m.states[state] : note === '' ? m.chosen : m.noted,
          detail: [formatDateTime(at, locale), ...[trackingNo, note].filter(Boolean)].join(', '),
          state: index === steps.length - 1 ? 'now' : 'past',
        }))}
      />
      {delivery.complaint !== '' && <Note tone="wait">{m.complained}</Note>}
      {going && nextStates(delivery, 'owner').includes('RECEIPT_CONFIRMED') && (
        <Form action={samsatPaths.proofReceived({ proofId })}>
          <Button>{m.confirm}</Button>
        </Form>
      )}
      {going && isMissable(delivery) && delivery.complaint === '' && (
        <details open={errors.some(({ field }) => field === 'keluhan')}>
          <summary>{m.miss}</summary>
          <Form action={samsatPaths.proofMissed({ proofId })} class="stack">
            <TextArea id="keluhan" label={m.missWords} rows={3} error={errors.find(({ field }) => field === 'keluhan')?.message} />
            <Button kind="quiet">{m.complain}</Button>
          </Form>
        </details>
      )}
      {going && isChoosable(delivery) && (
        <details open={delivery.way === 'post' && address === ''}>
          <summary>{m.way}</summary>
          <Form action={samsatPaths.proofWay({ proofId })} class="stack">
            <Choices
              id="cara"
              type="radio"
              label={m.wayLegend}
              values={[delivery.way]}
              options={ways.map((way) => ({ value: way, label: m.ways[way] }))}
            />
            <TextArea
              id="alamat"
              label={m.address}
              hint={m.addressHint}
              rows={3}
              value={address}
              error={errors.find(({ field }) => field === 'alamat')?.message}
            />
            <Button kind="quiet">{m.saveWay}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Somebody's proofs, the newest first. */
export function ProofsPage({ proofs, today }: { readonly proofs: readonly Proof[]; readonly today: string }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="stack">
        <p>
          <a href={samsatPaths.front()}>{common(locale).back}</a>
        </p>
        <h1>{m.list}</h1>
        {proofs.length === 0 && <EmptyState>{m.none}</EmptyState>}
        {proofs.map((proof) => {
          const standing = standingOn(proof, today);
          return (
            <article class="card stack">
              <h2 class="t-l">
                <a href={samsatPaths.proof({ proofId: proof.id })}>{showNrkb(proof.nrkb)}</a>
              </h2>
              <p>
                {(standing === 'expired' ? m.was : m.holds)(formatDate(proof.validUntil, locale))}{' '}
                <Tag tone={tones[standing]}>{m.standing[standing]}</Tag>
              </p>
              {proof.delivery && <p class="small soft">{m.states[proof.delivery.state]}</p>}
            </article>
          );
        })}
      </div>
    </Page>
  );
}
