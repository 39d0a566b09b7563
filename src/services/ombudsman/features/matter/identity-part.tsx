import { useView } from '#web';
import { Button, Form, Note, TextArea, TextInput } from '#web/ui';
import { decidesIdentity } from '../../domain/seats.ts';
import { ombudsmanPaths } from '../../paths.ts';
import type { OfficerKey } from '../../sealing/officer-keys.ts';
import type { Unmasking } from '../../sealing/unmask.ts';
import type { Typed } from './props.ts';
import { texts as matterTexts } from './texts.ts';

interface IdentityPartProps {
  readonly matterId: string;
  readonly unmaskings: readonly Unmasking[];
  readonly own: OfficerKey;
  readonly nameOf: (keyId: string) => string;
  readonly at: Date;
  readonly error: string | undefined;
  readonly typed: Typed;
}

/** What stands on a matter's page about who reports; the same for every matter, whether anybody is named. */
export function IdentityPart({ matterId, unmaskings, own, nameOf, at, error, typed }: IdentityPartProps) {
  const m = matterTexts(useView().locale);
  const decides = decidesIdentity(own.seats);
  const mine = unmaskings.find(
    ({ askedBy, state, expiresAt }) => askedBy === own.id && (state === 'asked' || (expiresAt !== null && expiresAt > at)),
  );
  return (
    <section class="card stack" aria-labelledby="identitas">
      <h2 id="identitas">{m.identity}</h2>
      <p class="small soft">{m.identityLead}</p>
      {unmaskings
        .filter(({ state }) => state === 'asked' && decides)
        .map(({ id, askedBy }) => (
          <Form action={ombudsmanPaths.unmasking({ matterId, unmaskingId: id })} label={m.identity}>
            <p>{m.asks(nameOf(askedBy))}</p>
            <TextInput id={`catatan-${id}`} name="catatan" label={m.note} optional autocomplete="off" />
            <p class="row">
              <Button name="putusan" value="ya">
                {m.grant}
              </Button>
              <Button kind="quiet" name="putusan" value="tidak">
                {m.refuse}
              </Button>
            </p>
          </Form>
        ))}
      {mine?.state === 'granted' && (
        <Form action={ombudsmanPaths.look({ matterId, unmaskingId: mine.id })}>
          <Button>{m.look}</Button>
        </Form>
      )}
      {mine?.state === 'asked' && <Note tone="wait">{m.waits['asked-already']}</Note>}
      {!decides && !mine && (
        <Form action={ombudsmanPaths.unmask({ matterId })} label={m.ask}>
          <TextArea id="alasan-identitas" name="alasan" label={m.reason} rows={2} value={typed.alasan} error={error} />
          <Button kind="quiet">{m.ask}</Button>
        </Form>
      )}
    </section>
  );
}
