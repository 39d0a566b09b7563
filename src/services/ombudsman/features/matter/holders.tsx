import { useView } from '#web';
import { Button, Form, Select, TextInput } from '#web/ui';
import { leads, worksMatters } from '../../domain/seats.ts';
import { texts as matterTexts } from './texts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { type MatterProps, typedAt } from './props.ts';

type Props = MatterProps & { readonly nameOf: (keyId: string) => string; readonly errorOf: (field: string) => string | undefined };

/** Who holds the matter, sharing it, and keeping somebody away from it. */
export function HoldersPart({ matter, holders, recipients, own, typed, nameOf, errorOf }: Props) {
  const m = matterTexts(useView().locale);
  const held = (keyId: string) => holders.some((holder) => holder.keyId === keyId);
  const others = recipients.filter(({ id, sits }) => !held(id) && worksMatters(sits));
  const away = recipients.filter(({ id }) => id === own.id || (leads(own.seats) && held(id)));
  return (
    <section class="card stack" aria-labelledby="pemegang">
      <h2 id="pemegang">{m.holders}</h2>
      <p>{holders.map(({ keyId }) => nameOf(keyId)).join(', ')}</p>
      {others.length > 0 && (
        <Form action={ombudsmanPaths.give({ matterId: matter.id })} label={m.give} class="row">
          <Select id="kunci" label={m.give} error={errorOf('kunci')} options={others.map(({ id, name }) => ({ value: id, label: name }))} />
          <Button kind="quiet" small>
            {m.giveButton}
          </Button>
        </Form>
      )}
      <details open={errorOf('petugas') !== undefined}>
        <summary>{m.conflict}</summary>
        <p class="small soft">{m.conflictHint}</p>
        <Form action={ombudsmanPaths.exclude({ matterId: matter.id })} label={m.conflict}>
          <Select
            id="petugas"
            label={m.who}
            value={typedAt(typed, 'petugas').petugas}
            error={errorOf('petugas')}
            options={away.map(({ id, personId, name }) => ({ value: personId, label: id === own.id ? m.self : name }))}
          />
          <TextInput id="alasan-jauhkan" name="alasan" label={m.reason} value={typedAt(typed, 'petugas').alasan} autocomplete="off" />
          <Button kind="danger">{m.exclude}</Button>
        </Form>
      </details>
    </section>
  );
}
