import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Facts, Form, type FormError, Note, Table } from '#web/ui';
import { texts as officeTexts } from '../../parts/texts.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { fingerprintOf, type OfficerKey } from '../../sealing/officer-keys.ts';
import type { Recovery } from '../../sealing/recovery.ts';

export interface KeyLine {
  readonly of: OfficerKey;
  readonly name: string;
  /** Why nothing is sealed to it, although it says it was admitted. */
  readonly fault: 'untrusted' | 'noOffice' | null;
}

export interface OfficeProps {
  readonly lines: readonly KeyLine[];
  readonly recoveries: readonly { readonly recovery: Recovery; readonly name: string }[];
  readonly news: 'tercatat' | undefined;
  readonly errors: readonly FormError[];
  /** The reader's own key, open. */
  readonly own: string | null;
  readonly isHead: boolean;
  readonly isCustodian: boolean;
}

/** Whose keys open reports. */
export function OfficePage({ lines, recoveries, news, errors, own, isHead, isCustodian }: OfficeProps) {
  const m = officeTexts(useView().locale).office;
  const seats = officeTexts(useView().locale).seats;
  return (
    <OfficeFrame at="office" title={m.title}>
      <p id="isi">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {news && errors.length === 0 && <Note tone="done">{m.done}</Note>}
      <Table
        label={m.title}
        rows={lines}
        empty={m.none}
        columns={[
          { title: m.who, cell: ({ name }) => name },
          { title: officeTexts(useView().locale).key.seats, cell: ({ of }) => of.seats.map((seat) => seats[seat]).join(', ') },
          { title: officeTexts(useView().locale).key.print, cell: ({ of }) => <code>{fingerprintOf(of.signPublic)}</code> },
          { title: m.state, cell: ({ of, fault }) => (fault ? <b>{m[fault]}</b> : m.states[of.state]) },
          ...(isHead ? [{ title: m.act, cell: (line: KeyLine) => (line.of.id === own ? '–' : <Deeds {...line} />) }] : []),
        ]}
      />
      <section class="stack" aria-labelledby="pemulihan">
        <h2 id="pemulihan">{m.recoveries}</h2>
        {recoveries.length === 0 && <EmptyState>{m.noRecoveries}</EmptyState>}
        {recoveries.map(({ recovery, name }) => (
          <article class="card stack">
            <Facts small facts={[{ label: name, value: m.recoveryStates[recovery.state] }]} />
            {isCustodian && recovery.state !== 'ready' && (
              <Form action={ombudsmanPaths.recovery({ recoveryId: recovery.id })}>
                <Button>{m.help}</Button>
              </Form>
            )}
          </article>
        ))}
      </section>
    </OfficeFrame>
  );
}

function Deeds({ of, name }: KeyLine) {
  const m = officeTexts(useView().locale).office;
  const deeds =
    of.state === 'asked'
      ? ([
          ['terima', m.admit],
          ['tolak', m.refuse],
        ] as const)
      : ([['akhiri', m.retire]] as const);
  return (
    <Form action={ombudsmanPaths.officeKey({ keyId: of.id })} label={name} class="row">
      {deeds.map(([value, label]) => (
        <Button kind={value === 'terima' ? 'main' : 'quiet'} small name="putusan" value={value}>
          {label}
        </Button>
      ))}
    </Form>
  );
}
