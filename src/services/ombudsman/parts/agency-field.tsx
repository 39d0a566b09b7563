import type { Agency } from '#platform/access';
import { useView } from '#web';
import { Button, Select, TextInput } from '#web/ui';
import { agenciesFor, calledBy, OTHER_AGENCY } from '../domain/respondent.ts';
import { texts } from '../messages/index.ts';

/** From so many agencies on one looks for one by letters, rather than through a list. */
const LONG = 15;

export interface AgencyChoice {
  readonly agencies: readonly Agency[];
  /** Letters that were looked for; undefined where nobody looked. */
  readonly sought?: string | undefined;
}

/**
 * The agency something is about: one of those that are registered, or another by its name. A long list is narrowed by a few
 * letters and a press, without a script; what was typed elsewhere on the page stays.
 */
export function AgencyField({
  agencies,
  sought,
  chosen,
  name,
  error,
}: AgencyChoice & { readonly chosen: string | undefined; readonly name: string | undefined; readonly error?: string | undefined }) {
  const m = texts(useView().locale).agencyChoice;
  const found = sought === undefined ? agencies : agenciesFor(agencies, sought);
  // What is chosen already stays in the list, whatever is looked for.
  const listed = agencies.filter((one) => one.id === chosen || found.includes(one));
  const other = chosen === OTHER_AGENCY || ((chosen ?? '') === '' && (name ?? '') !== '');
  return (
    <fieldset class="stack" id="instansi">
      <legend>{m.label}</legend>
      {agencies.length > LONG && (
        <div class="row">
          <TextInput id="cariInstansi" label={m.seek} value={sought} autocomplete="off" optional />
          <Button kind="quiet" name="cari" value="ya">
            {m.find}
          </Button>
        </div>
      )}
      {sought !== undefined && <p class="small soft">{m.found(found.length)}</p>}
      <Select
        id="agencyId"
        label={m.which}
        none={m.none}
        value={other ? OTHER_AGENCY : chosen}
        error={error}
        options={[...listed.map((one) => ({ value: one.id, label: calledBy(one) })), { value: OTHER_AGENCY, label: m.other }]}
      />
      <TextInput id="agency" label={m.otherName} hint={m.otherHint} value={other ? name : ''} autocomplete="off" optional />
    </fieldset>
  );
}
