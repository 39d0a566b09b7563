import { formatDateTime, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, Facts, Form, Pagination, Tag, TextInput, type Tone } from '#web/ui';
import { TreasuryPage } from '../../desk/frame.tsx';
import { texts } from '../../desk/messages/index.ts';
import type { Done } from '../../desk/scope.ts';
import type { RefundLine } from '../../desk/waiting.ts';
import { paymentPaths } from '../../paths.ts';

export const A_PAGE = 25;

interface Props {
  readonly rows: readonly RefundLine[];
  readonly total: number;
  readonly page: number;
  readonly done: Done | undefined;
  readonly refusal: string | undefined;
  readonly opened: { readonly id: string; readonly destination: string } | undefined;
  /** The refund whose transfer was not named. */
  readonly missing: string | undefined;
  readonly mayDecide: (agencyId: string) => boolean;
  readonly mayKeep: (agencyId: string) => boolean;
}

const tones: Readonly<Record<RefundLine['state'], Tone>> = { asked: 'wait', approved: 'wait', rejected: 'plain', sent: 'done' };

export function RefundsPage(props: Props) {
  const { rows, total, page, done, refusal } = props;
  const m = texts(useView().locale);
  return (
    <TreasuryPage at="refunds" title={m.tabs.refunds} lead={m.refundsLead} done={done} refusal={refusal}>
      {rows.length === 0 && <EmptyState>{m.noRefunds}</EmptyState>}
      {rows.map((refund) => (
        <Refund {...props} refund={refund} />
      ))}
      <Pagination page={page} size={A_PAGE} total={total} at={(at) => paymentPaths.refunds({}, { halaman: at })} quiet />
    </TreasuryPage>
  );
}

function Refund({ refund, opened, missing, mayDecide, mayKeep }: Props & { readonly refund: RefundLine }) {
  const { locale, actor } = useView();
  const m = texts(locale);
  const { id, agencyId, state } = refund;
  const own = actor?.kind === 'person' && actor.personId === refund.askedById;
  const title = `kembali-${id}`;
  return (
    <section class="card stack" aria-labelledby={title}>
      <h2 id={title} class="t-l">
        <a href={paymentPaths.payment({ paymentId: refund.paymentId })}>{formatRupiah(refund.amount, locale)}</a>{' '}
        <Tag tone={tones[state]}>{m.refundStates[state]}</Tag>
      </h2>
      <Facts
        small
        facts={[
          { label: m.why, value: refund.reason },
          { label: m.askedBy, value: `${refund.askedBy}, ${formatDateTime(refund.askedAt, locale)}` },
          ...(refund.decidedBy === null ? [] : [{ label: m.decidedBy, value: refund.decidedBy }]),
          ...(refund.transfer === null ? [] : [{ label: m.transfer, value: refund.transfer }]),
          ...(opened?.id === id ? [{ label: m.destination, value: opened.destination }] : []),
        ]}
      />
      {state === 'asked' && !own && mayDecide(agencyId) && (
        <Form action={paymentPaths.refundDecide({ refundId: id })} class="row">
          <Button name="putusan" value="setuju">
            {m.approve}
          </Button>
          <Button kind="quiet" name="putusan" value="tolak">
            {m.reject}
          </Button>
        </Form>
      )}
      {state === 'approved' && mayKeep(agencyId) && (
        <>
          <Form action={paymentPaths.refundRead({ refundId: id })}>
            <Button kind="quiet" small>
              {m.readDestination}
            </Button>
          </Form>
          <Form action={paymentPaths.refundSent({ refundId: id })} class="stack">
            <TextInput id={`transfer-${id}`} name="transfer" label={m.transfer} error={missing === id ? m.empty : undefined} />
            <Button>{m.markSent}</Button>
          </Form>
        </>
      )}
    </section>
  );
}
