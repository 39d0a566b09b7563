import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Form, TextInput } from '#web/ui';
import { decidesIdentity } from '../../domain/seats.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from '../disposal/texts.ts';
import { type MatterProps, typedAt } from './props.ts';

/** Holding a matter back from removal, or letting it go on. */
export function HoldPart({
  matter,
  holdSince,
  own,
  typed,
  errorOf,
}: Pick<MatterProps, 'matter' | 'holdSince' | 'own' | 'typed'> & { readonly errorOf: (field: string) => string | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  if (!decidesIdentity(own.seats)) return holdSince === null ? null : <p class="soft">{m.heldSince(formatDate(holdSince, locale))}</p>;
  const act = holdSince === null ? m.hold : m.release;
  return (
    <details id="tahan" open={holdSince !== null || errorOf('tahan') !== undefined}>
      <summary>{holdSince === null ? m.hold : m.heldSince(formatDate(holdSince, locale))}</summary>
      <Form action={ombudsmanPaths.hold({ matterId: matter.id })} label={act}>
        <input type="hidden" name="tahan" value={holdSince === null ? 'ya' : 'tidak'} />
        <TextInput
          id="alasan-tahan"
          name="alasan"
          label={m.holdReason}
          hint={m.holdHint}
          value={typedAt(typed, 'tahan').alasan}
          autocomplete="off"
          error={errorOf('tahan')}
        />
        <Button kind="quiet">{act}</Button>
      </Form>
    </details>
  );
}
