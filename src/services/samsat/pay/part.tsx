import { formatRupiah } from '#i18n';
import { paymentPaths } from '#platform/payments';
import { useView } from '#web';
import { Button, Form, LinkButton } from '#web/ui';
import type { Reckoned } from '../assessment/reckon.ts';
import { samsatPaths } from '../paths.ts';
import { isPayable } from './make-bill.ts';
import { texts } from './texts.ts';

/** The way to paying what a vehicle owes today; nothing where it cannot be paid here. */
export function PayPart({
  reckoned,
  holdingId,
  billId,
  today,
}: {
  readonly reckoned: Reckoned;
  readonly holdingId: string;
  /** The bill that waits for it already. */
  readonly billId: string | null;
  readonly today: string;
}) {
  const { locale } = useView();
  const m = texts(locale);
  if (billId !== null) return <LinkButton href={paymentPaths.bill({ billId })}>{m.toBill}</LinkButton>;
  if (reckoned.payOn !== today || !isPayable(reckoned)) return null;
  return (
    <Form action={samsatPaths.pay({ holdingId })} class="stack">
      <Button wide>{m.pay(formatRupiah(reckoned.total, locale))}</Button>
      <p class="small soft">{m.payLead}</p>
    </Form>
  );
}
