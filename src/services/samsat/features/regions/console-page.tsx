import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, LinkButton, Note, Select, Tabs, TextArea, TextInput } from '#web/ui';
import { provinces } from '../../domain/data/provinces.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { samsatPaths } from '../../paths.ts';
import type { Province } from '../../regions/read.ts';
import { texts } from './texts.ts';

export interface ConsoleProps {
  readonly province: Province;
  /** As typed, or as it holds. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
  /** How many rules were proposed; null for nothing said. */
  readonly sent: string | null;
  /** Whether the office's hours without payments can be said here. */
  readonly home: boolean;
  /** Pages where each rule is approved, called off and brought back. */
  readonly rules: readonly { readonly href: string; readonly title: string }[];
}

/** What holds in a province, to be changed by two: proposed here, approved in the console. */
export function ConsolePage({ province, values, errors, sent, home, rules }: ConsoleProps) {
  const { locale } = useView();
  const all = texts(locale);
  const m = all.console;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const number = (id: string, label: string) => (
    <TextInput id={id} label={label} value={values[id]} error={errorOf(id)} inputMode="numeric" short />
  );
  const choice = (id: string, label: string, words: Readonly<Record<string, string>>) => (
    <Select id={id} label={label} value={values[id]} options={Object.entries(words).map(([value, word]) => ({ value, label: word }))} />
  );
  return (
    <OfficeFrame at="policies">
      <h2>{m.title}</h2>
      <p class="soft">{m.lead}</p>
      <Tabs
        label={all.provinces}
        tabs={provinces.map(({ key, name }) => ({
          href: samsatPaths.policies({}, { provinsi: key }),
          label: name,
          current: key === province.key,
        }))}
      />
      {sent !== null && errors.length === 0 && <Note tone="done">{m.sent(sent)}</Note>}
      <ErrorSummary errors={errors} />
      <Form action={samsatPaths.policies({}, { provinsi: province.key })} class="stack col">
        <fieldset class="stack">
          <legend>{m.limits}</legend>
          {number('dini', m.early)}
          {number('lambat', m.late)}
          {number('tunggakan', m.arrears)}
        </fieldset>
        <fieldset class="stack">
          <legend>{m.proof}</legend>
          {number('bulan', m.months)}
          {number('bulan_darurat', m.emergencyMonths)}
          {choice('hitung', m.counted, m.countedAs)}
          {choice('tanda', m.evidence, m.evidenceAs)}
          {choice('antar', m.deliveredBy, m.deliveredAs)}
        </fieldset>
        <fieldset class="stack">
          <legend>{m.emergency}</legend>
          <TextInput id="sk" label={m.decree} hint={m.emergencyHint} value={values.sk} error={errorOf('sk')} optional />
          <TextInput id="sk_dari" type="date" label={m.decreeFrom} value={values.sk_dari} optional short />
          <TextInput id="sk_sampai" type="date" label={m.decreeTo} value={values.sk_sampai} optional short />
        </fieldset>
        {home && (
          <fieldset class="stack">
            <legend>{m.hours}</legend>
            <TextInput id="tutup" label={m.closedFrom} hint={m.hoursHint} value={values.tutup} error={errorOf('tutup')} short />
            <TextInput id="buka" label={m.closedTo} value={values.buka} error={errorOf('buka')} short />
          </fieldset>
        )}
        <fieldset class="stack">
          <legend>{m.rests}</legend>
          <TextInput id="mulai" type="date" label={m.validFrom} value={values.mulai} error={errorOf('mulai')} short />
          <TextInput id="dasar" label={m.instrument} value={values.dasar} error={errorOf('dasar')} />
          <TextInput id="pasal" label={m.article} value={values.pasal} optional />
          <Choices
            id="dibaca"
            type="checkbox"
            label={m.confirmed}
            values={values.dibaca === 'ya' ? ['ya'] : []}
            options={[{ value: 'ya', label: m.confirmed, hint: m.confirmedHint }]}
          />
          <TextArea id="alasan" label={m.reason} rows={2} value={values.alasan} error={errorOf('alasan')} />
        </fieldset>
        <Button>{m.send}</Button>
      </Form>
      <section class="stack" aria-labelledby="riwayat-aturan">
        <h3 id="riwayat-aturan">{m.open}</h3>
        <p class="row">
          {rules.map(({ href, title }) => (
            <LinkButton href={href} kind="quiet" small>
              {m.rule(title)}
            </LinkButton>
          ))}
          <LinkButton href={samsatPaths.region({ provinsi: province.key })} kind="quiet" small>
            {m.shown}
          </LinkButton>
        </p>
      </section>
    </OfficeFrame>
  );
}
