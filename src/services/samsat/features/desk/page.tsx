import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Facts, Form, type FormError, Note, Pagination, TextInput } from '#web/ui';
import { showNrkb } from '../../domain/nrkb.ts';
import { groundNames } from '../../domain/rules/refusal-labels.ts';
import type { SaleLine } from '../../holdings/former.ts';
import type { Holding } from '../../holdings/store.ts';
import { texts } from '../../messages/index.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { samsatPaths } from '../../paths.ts';
import type { Review } from '../../reviews/store.ts';

export const A_PAGE = 20;

export interface FamilyLine extends Holding {
  readonly personName: string;
  /** As officers see it: the first letters. */
  readonly ownerName: string;
  /** Address of the family card for this officer; null where it is there no more. */
  readonly proof: string | null;
}

export interface DeskProps {
  readonly family: readonly FamilyLine[];
  readonly familyTotal: number;
  readonly reviews: readonly Review[];
  readonly reviewsTotal: number;
  readonly sales: readonly SaleLine[];
  readonly salesTotal: number;
  readonly page: number;
  readonly news: 'decided' | undefined;
  readonly errors: readonly FormError[];
  /** Whether they may decide. */
  readonly decides: boolean;
}

/** What waits for an officer: family cards to be looked at, and grounds to be decided. */
export function DeskPage({ family, familyTotal, reviews, reviewsTotal, sales, salesTotal, page, news, errors, decides }: DeskProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <OfficeFrame at="desk">
      <p class="soft">{m.office.deskLead}</p>
      {news && errors.length === 0 && <Note tone="done">{m.news[news]}</Note>}
      <ErrorSummary errors={errors} />
      <section class="stack" aria-labelledby="keluarga">
        <h2 id="keluarga">{m.desk.family}</h2>
        {family.length === 0 && <EmptyState>{m.desk.noFamily}</EmptyState>}
        {family.map((line) => (
          <article class="card stack">
            <h3 class="t-l">{showNrkb(line.vehicle.nrkb)}</h3>
            <Facts
              small
              facts={[
                { label: m.desk.who, value: line.personName },
                { label: m.desk.owner, value: line.ownerName },
                { label: m.desk.since, value: formatDateTime(line.madeAt, locale) },
                ...(decides
                  ? [
                      {
                        label: m.adding.proof,
                        value: line.proof ? (
                          <a href={line.proof} target="_blank" rel="noreferrer">
                            {m.desk.proof}
                          </a>
                        ) : (
                          m.desk.noProof
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {decides && (
              <Decide action={samsatPaths.decideFamily({ holdingId: line.id })} id={line.id} yes={m.desk.grant} no={m.desk.refuse} />
            )}
          </article>
        ))}
      </section>
      <section class="stack" aria-labelledby="alasan">
        <h2 id="alasan">{m.desk.reviews}</h2>
        {reviews.length === 0 && <EmptyState>{m.desk.noReviews}</EmptyState>}
        {reviews.map((review) => (
          <article class="card stack">
            <h3 class="t-l">
              {showNrkb(review.nrkb)}: {groundNames[review.code][locale]}
            </h3>
            <Facts
              small
              facts={[
                { label: m.desk.who, value: review.askedBy },
                { label: m.desk.since, value: formatDateTime(review.askedAt, locale) },
                ...(review.said === '' ? [] : [{ label: m.desk.said, value: review.said }]),
              ]}
            />
            {decides && (
              <Decide action={samsatPaths.decideReview({ reviewId: review.id })} id={review.id} yes={m.desk.pass} no={m.desk.keep} />
            )}
          </article>
        ))}
      </section>
      <section class="stack" aria-labelledby="dijual">
        <h2 id="dijual">{m.desk.sales}</h2>
        {sales.length === 0 && <EmptyState>{m.desk.noSales}</EmptyState>}
        {sales.map((sale) => (
          <article class="card stack">
            <h3 class="t-l">{showNrkb(sale.nrkb)}</h3>
            <Facts
              small
              facts={[
                { label: m.desk.who, value: sale.toldBy },
                { label: m.desk.soldOn, value: formatDate(sale.soldOn, locale) },
                { label: m.desk.since, value: formatDateTime(sale.toldAt, locale) },
              ]}
            />
            {decides && (
              <Form action={samsatPaths.noteSale({ holdingId: sale.holdingId })} label={`${m.desk.noted}: ${showNrkb(sale.nrkb)}`}>
                <Button small>{m.desk.noted}</Button>
              </Form>
            )}
          </article>
        ))}
      </section>
      {Math.max(familyTotal, reviewsTotal, salesTotal) > A_PAGE && (
        <Pagination
          page={page}
          size={A_PAGE}
          total={Math.max(familyTotal, reviewsTotal, salesTotal)}
          at={(halaman) => samsatPaths.desk({}, { halaman })}
        />
      )}
    </OfficeFrame>
  );
}

function Decide({ action, id, yes, no }: { readonly action: string; readonly id: string; readonly yes: string; readonly no: string }) {
  const m = texts(useView().locale);
  return (
    <Form action={action} class="stack">
      <TextInput id={`catatan-${id}`} name="catatan" label={m.desk.note} optional />
      <p class="row">
        <Button name="putusan" value="ya" small>
          {yes}
        </Button>
        <Button name="putusan" value="tidak" kind="quiet" small>
          {no}
        </Button>
      </p>
    </Form>
  );
}
