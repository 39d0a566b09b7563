import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, type FormError, Note, TextInput } from '#web/ui';
import { texts as officeTexts } from '../../parts/texts.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { fingerprintOf, type OfficerKey } from '../../sealing/officer-keys.ts';
import type { Recovery } from '../../sealing/recovery.ts';

export interface KeyProps {
  readonly keyOf: OfficerKey | null;
  readonly open: boolean;
  readonly rootChanged: boolean;
  /** The recovery this key waits for. */
  readonly recovery: Recovery | null;
  readonly errors: readonly FormError[];
}

/** The page of an officer's own key. */
export function KeyPage({ keyOf, open, rootChanged, recovery, errors }: KeyProps) {
  const m = officeTexts(useView().locale);
  const state = keyOf === null ? m.key.none : keyOf.state === 'asked' ? m.key.waits : open ? m.key.open : m.key.closed;
  return (
    <OfficeFrame at="key" title={m.key.title}>
      <div class="stack col">
        <p>{m.key.lead}</p>
        <ErrorSummary errors={errors} />
        {rootChanged && <Note tone="bad">{m.key.rootChanged}</Note>}
        <Note tone={open ? 'done' : 'wait'}>{state}</Note>
        {keyOf && (
          <Facts
            facts={[
              { label: m.key.print, value: <code>{fingerprintOf(keyOf.signPublic)}</code> },
              { label: m.key.seats, value: keyOf.seats.map((seat) => m.seats[seat]).join(', ') },
              ...(keyOf.seats.includes('custodian')
                ? []
                : [{ label: m.key.backup, value: keyOf.recoveryFirst === null ? m.key.backupNo : m.key.backupYes }]),
            ]}
          />
        )}
        {recovery && <Note tone="wait">{m.office.recoveryStates[recovery.state]}</Note>}
        {keyOf === null && <PhraseForm action={ombudsmanPaths.makeKey()} button={m.key.make} twice errors={errors} />}
        {keyOf?.state === 'admitted' && !open && <PhraseForm action={ombudsmanPaths.openKey()} button={m.key.unlock} errors={errors} />}
        {open && <OpenPart ready={recovery?.state === 'ready'} errors={errors} />}
        {keyOf?.state === 'admitted' && !open && (
          <details>
            <summary>{m.key.lost}</summary>
            <p>{m.key.lostLead}</p>
            <PhraseForm action={ombudsmanPaths.lostKey()} button={m.key.lostMake} twice anew errors={[]} />
          </details>
        )}
      </div>
    </OfficeFrame>
  );
}

function OpenPart({ ready, errors }: { readonly ready: boolean; readonly errors: readonly FormError[] }) {
  const m = officeTexts(useView().locale).key;
  return (
    <>
      {ready && (
        <Form action={ombudsmanPaths.lostKey()}>
          <Button>{m.take}</Button>
        </Form>
      )}
      <Form action={ombudsmanPaths.closeKey()}>
        <Button kind="quiet">{m.lock}</Button>
      </Form>
      <details open={errors.length > 0}>
        <summary>{m.change}</summary>
        <PhraseForm action={ombudsmanPaths.changeKey()} button={m.change} twice errors={errors} />
      </details>
    </>
  );
}

interface PhraseProps {
  readonly action: string;
  readonly button: string;
  readonly twice?: boolean;
  /** A second form on the page: its fields have ids of their own. */
  readonly anew?: boolean;
  readonly errors: readonly FormError[];
}

function PhraseForm({ action, button, twice = false, anew = false, errors }: PhraseProps) {
  const m = officeTexts(useView().locale).key;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const autocomplete = twice ? 'new-password' : 'current-password';
  const id = anew ? 'baru-' : '';
  return (
    <Form action={action} label={button}>
      <TextInput
        id={`${id}sandi`}
        name="sandi"
        type="password"
        label={twice ? m.new : m.passphrase}
        error={errorOf('sandi')}
        {...{ autocomplete }}
        {...(twice && { hint: m.passphraseHint })}
      />
      {twice && <TextInput id={`${id}ulang`} name="ulang" type="password" label={m.again} error={errorOf('ulang')} {...{ autocomplete }} />}
      <Button>{button}</Button>
    </Form>
  );
}
