import { formatRupiah, formatTime } from '#i18n';
import { paymentPaths } from '#platform/payments';
import { useView } from '#web';
import { Button, Choices, Form, LinkButton, Note, TextArea } from '#web/ui';
import type { Reckoned } from '../assessment/reckon.ts';
import { ways } from '../domain/proof/delivery.ts';
import { texts as proofTexts } from '../features/proof/texts.ts';
import { samsatPaths } from '../paths.ts';
import { isPayable } from './make-bill.ts';
import { texts } from './texts.ts';

/** The bill that waits for a vehicle already: one's own, or somebody else's who holds it too, and until when that counts. */
export type WaitingBill = { readonly id: string } | { readonly othersUntil: Date };

/** The way to paying what a vehicle owes today; nothing where it cannot be paid here. */
export function PayPart({
  reckoned,
  holdingId,
  bill,
  today,
  home,
}: {
  readonly reckoned: Reckoned;
  readonly holdingId: string;
  readonly bill: WaitingBill | null;
  readonly today: string;
  /** Where the paper went last, to be changed; null where nothing is sent. */
  readonly home: string | null;
}) {
  const { locale } = useView();
  const m = texts(locale);
  if (bill && 'id' in bill) return <LinkButton href={paymentPaths.bill({ billId: bill.id })}>{m.toBill}</LinkButton>;
  if (reckoned.payOn !== today || !isPayable(reckoned)) return null;
  if (bill) return <Note tone="wait">{m.othersBill(formatTime(bill.othersUntil, locale))}</Note>;
  return (
    <Form action={samsatPaths.pay({ holdingId })} class="stack">
      {home !== null && (
        <>
          <Choices
            id="cara"
            type="radio"
            label={m.home}
            values={['post']}
            options={ways.map((way) => ({ value: way, label: proofTexts(locale).ways[way] }))}
          />
          <TextArea id="alamat" label={m.address} hint={m.addressHint} rows={2} value={home} optional />
        </>
      )}
      <Button wide>{m.pay(formatRupiah(reckoned.total, locale))}</Button>
      <p class="small soft">{m.payLead}</p>
    </Form>
  );
}
