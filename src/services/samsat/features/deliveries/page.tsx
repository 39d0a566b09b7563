import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import {
  Button,
  EmptyState,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  LinkButton,
  Note,
  Pagination,
  SearchForm,
  Select,
  Tag,
  TextInput,
} from '#web/ui';
import { showNrkb } from '../../domain/nrkb.ts';
import { type DeliveryState, deliveryStates, nextStates } from '../../domain/proof/delivery.ts';
import { texts as common } from '../../messages/index.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { samsatPaths } from '../../paths.ts';
import type { Delivery, Proof } from '../../proof/store.ts';
import { texts } from '../proof/texts.ts';

export const A_PAGE = 25;

/** What was typed about a delivery, and why it was not done. */
export interface RefusedMove {
  readonly proofId: string;
  readonly field: 'nomor' | 'catatan' | 'kiriman';
  readonly message: string;
  readonly trackingNo: string;
  readonly note: string;
}

export interface DeliveriesProps {
  readonly rows: readonly Proof[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly state: DeliveryState | undefined;
  readonly moved: boolean;
  readonly refused: RefusedMove | null;
  /** Whether they may move anything on. */
  readonly delivers: boolean;
  /** Whether the post gives its numbers itself. */
  readonly asksPost: boolean;
}

/** What is on its way to owners, for officers: without names and addresses. */
export function DeliveriesPage({ rows, total, page, q, state, moved, refused, delivers, asksPost }: DeliveriesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const query = { q: q || undefined, keadaan: state };
  const back = { ...query, halaman: page > 1 ? page : undefined };
  const errors: readonly FormError[] = refused ? [{ field: `${refused.field}-${refused.proofId}`, message: refused.message }] : [];
  return (
    <OfficeFrame at="deliveries">
      <p class="soft">{m.office.lead}</p>
      {moved && errors.length === 0 && <Note tone="done">{m.office.moved}</Note>}
      <ErrorSummary errors={errors} />
      <SearchForm action={samsatPaths.deliveries()} label={m.office.search} placeholder="DK 1234 AB" q={q} />
      <form method="get" action={samsatPaths.deliveries()} class="row" aria-label={m.office.filter}>
        {q !== '' && <input type="hidden" name="q" value={q} />}
        <Select
          id="keadaan"
          label={m.office.filter}
          value={state}
          none={m.office.open}
          filters
          options={deliveryStates.map((one) => ({ value: one, label: m.states[one] }))}
        />
        <Button kind="quiet">{common(locale).register.filter}</Button>
      </form>
      {rows.length === 0 && <EmptyState>{m.office.none}</EmptyState>}
      {rows.map(
        (proof) =>
          proof.delivery && (
            <One
              proof={proof}
              delivery={proof.delivery}
              {...{ delivers, asksPost, back }}
              refused={refused?.proofId === proof.id ? refused : null}
            />
          ),
      )}
      {total > A_PAGE && (
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => samsatPaths.deliveries({}, { ...query, halaman })} />
      )}
      <p>
        <LinkButton href={samsatPaths.deliveriesCsv({}, query)} kind="quiet" icon="download" small>
          {m.office.csv}
        </LinkButton>
      </p>
    </OfficeFrame>
  );
}

function One({
  proof,
  delivery,
  delivers,
  asksPost,
  back,
  refused,
}: Pick<DeliveriesProps, 'delivers' | 'asksPost' | 'refused'> & {
  readonly proof: Proof;
  readonly delivery: Delivery;
  /** The place in the list one comes back to. */
  readonly back: Readonly<Record<string, string | number | undefined>>;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { id } = proof;
  const next = nextStates(delivery, 'officer');
  const errorOf = (field: RefusedMove['field']) => (refused?.field === field ? refused.message : undefined);
  return (
    <article class="card stack" id={`kiriman-${id}`}>
      <h2 class="t-l">{showNrkb(proof.nrkb)}</h2>
      <p>
        <Tag>{m.states[delivery.state]}</Tag>
      </p>
      <Facts
        small
        facts={[
          { label: m.facts.kind, value: common(locale).kinds[proof.kind] },
          { label: m.office.since, value: formatDateTime(delivery.changedAt, locale) },
          { label: m.office.until, value: formatDate(proof.validUntil, locale) },
          {
            label: m.way,
            value: (
              <>
                {m.ways[delivery.way]} {delivery.way === 'post' && delivery.address === '' && <Tag tone="wait">{m.office.noAddress}</Tag>}
              </>
            ),
          },
          ...(delivery.trackingNo === '' ? [] : [{ label: m.facts.tracking, value: delivery.trackingNo }]),
          ...(delivery.complaint === '' ? [] : [{ label: m.office.complaint, value: delivery.complaint }]),
        ]}
      />
      {delivers && (next.length > 0 || delivery.complaint !== '') && (
        <Form action={samsatPaths.moveDelivery({ proofId: id }, back)} class="stack" label={`${m.office.todo}: ${showNrkb(proof.nrkb)}`}>
          {next.includes('HANDED_TO_POS') && (
            <TextInput
              id={`nomor-${id}`}
              name="nomor"
              label={m.office.tracking}
              hint={asksPost ? m.office.asksPost : undefined}
              optional={asksPost}
              value={refused?.trackingNo}
              error={errorOf('nomor')}
            />
          )}
          <TextInput
            id={`catatan-${id}`}
            name="catatan"
            label={m.office.note}
            hint={m.office.noteHint}
            optional
            value={refused?.note}
            error={errorOf('catatan')}
          />
          <p class="row">
            {next.map((to) => (
              <Button name="ke" value={to} kind={to === 'LOST' || to === 'RETURNED' ? 'quiet' : undefined} small>
                {m.to[to]}
              </Button>
            ))}
            {delivery.complaint !== '' && (
              <Button name="ke" value="ANSWERED" kind="quiet" small>
                {m.office.answered}
              </Button>
            )}
          </p>
        </Form>
      )}
    </article>
  );
}
