import { useView } from '#web';
import type { PlateKind } from '../domain/registered.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { texts } from '../messages/index.ts';

/** A plate as it hangs on the vehicle: the number, and below it month and year up to which the STNK holds. */
export function Plate({
  nrkb,
  kind,
  stnkUntil,
  large = false,
}: {
  readonly nrkb: string;
  readonly kind: PlateKind;
  /** YYYY-MM-DD */
  readonly stnkUntil: string;
  readonly large?: boolean;
}) {
  const m = texts(useView().locale);
  const shown = showNrkb(nrkb);
  const [year = '', month = ''] = stnkUntil.split('-');
  return (
    <span class={`plate ${kind}${large ? ' large' : ''}`} role="img" aria-label={m.plateLabel(shown, m.plates[kind])}>
      <span aria-hidden="true">{shown}</span>
      <span aria-hidden="true">{`${month}.${year.slice(2)}`}</span>
    </span>
  );
}
