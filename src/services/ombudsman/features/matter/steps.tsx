import { useView } from '#web';
import { Button, Choices, EmptyState, Form, Note, Select, TextArea, TextInput } from '#web/ui';
import { whyNotMeasure } from '../../domain/procedure/facts.ts';
import { measures } from '../../domain/procedure/measures.ts';
import { classes } from '../../domain/procedure/stages.ts';
import { texts as matterTexts } from './texts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { groundsRule, kindsRule } from '../../rules.ts';
import { AgencyFields } from './agency-part.tsx';
import { texts as agencyTexts } from './agency-texts.ts';
import { type FormProps, type MatterProps, typedAt } from './props.ts';

type Props = MatterProps & { readonly errorOf: (field: string) => string | undefined };

/** What this officer may do where the matter is; what waits for something says for what. */
export function StepsPart(props: Props) {
  const m = matterTexts(useView().locale);
  const { steps } = props;
  return (
    <section class="stack" aria-labelledby="langkah">
      <h2 id="langkah">{m.steps}</h2>
      {steps.length === 0 && <EmptyState>{m.noSteps}</EmptyState>}
      {steps.map(({ step, waits }) =>
        waits === null ? (
          <StepForm {...props} step={step} />
        ) : (
          <p class="soft" id={`langkah-${step.action}`}>
            {m.actions[step.action]}: {m.waits[waits]}
          </p>
        ),
      )}
    </section>
  );
}

function StepForm({ matter, rules, agencies, step, errorOf, typed }: Props & { readonly step: MatterProps['steps'][number]['step'] }) {
  const { locale } = useView();
  const m = matterTexts(locale);
  const { action, asks } = step;
  const id = (field: string) => `${field}-${action}`;
  const use = asks.includes('refusal') ? 'refusal' : 'closing';
  const refused = errorOf(`langkah-${action}`);
  const said = typedAt(typed, `langkah-${action}`);
  const grounds = rules.value(groundsRule).filter((ground) => ground.use === use);
  return (
    <div class="card stack" id={`langkah-${action}`}>
      <h3>{m.actions[action]}</h3>
      {refused && <Note tone="bad">{refused}</Note>}
      <Form action={ombudsmanPaths.step({ matterId: matter.id })} label={m.actions[action] ?? action}>
        <input type="hidden" name="langkah" value={action} />
        <input type="hidden" name="versi" value={matter.version} />
        {(asks.includes('refusal') || asks.includes('closing')) && (
          <Select
            id={id('alasan')}
            name="alasan"
            label={m.ground}
            value={said.alasan}
            error={errorOf(id('alasan'))}
            options={grounds.map(({ key, name }) => ({ value: key, label: name[locale] }))}
          />
        )}
        {asks.includes('class') && (
          <Select
            id={id('kelas')}
            name="kelas"
            label={m.class}
            value={said.kelas}
            error={errorOf(id('kelas'))}
            options={classes.map((one) => ({ value: one, label: m.classes[one] }))}
          />
        )}
        {asks.includes('finding') && (
          <Select
            id={id('hasil')}
            name="hasil"
            label={m.finding}
            value={said.hasil}
            error={errorOf(id('hasil'))}
            options={(['found', 'not-found'] as const).map((one) => ({ value: one, label: m.findings[one] }))}
          />
        )}
        {asks.includes('maladministration') && (
          <Select
            id={id('bentuk')}
            name="bentuk"
            label={m.maladministration}
            value={said.bentuk}
            error={errorOf(id('bentuk'))}
            options={rules.value(kindsRule).map(({ key, name }) => ({ value: key, label: name[locale] }))}
          />
        )}
        {asks.includes('agency') && <AgencyFields id={action} agencies={agencies} errorOf={errorOf} typed={said} />}
        {asks.includes('where') && (
          <TextInput id={id('kantor')} name="kantor" label={m.where} value={said.kantor} error={errorOf(id('kantor'))} autocomplete="off" />
        )}
        {asks.includes('answer') && (
          <TextArea id={id('jawaban')} name="jawaban" label={m.answer} value={said.jawaban} error={errorOf(id('jawaban'))} />
        )}
        {asks.includes('note') && (
          <TextArea
            id={id('catatan')}
            name="catatan"
            label={m.note}
            hint={step.letter && matter.channel !== 'own' ? m.noteInLetter : m.noteInside}
            rows={3}
            optional
            value={said.catatan}
          />
        )}
        <Button>{m.actions[action]}</Button>
      </Form>
    </div>
  );
}

/** Means of examination: which were used, and noting another. */
export function MeasuresPart({ matter, standing, own, agencies, typed, errorOf }: Props) {
  const { locale } = useView();
  const m = matterTexts(locale);
  const nameOf = (key: string) => measures.find((one) => one.key === key)?.name[locale] ?? key;
  const may = own.seats.includes('assistant') || own.seats.includes('head');
  const open = measures.filter(({ key }) => whyNotMeasure(standing, key) === null);
  const said = typedAt(typed, 'cara');
  if (standing.facts.measures.length === 0 && open.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="cara-judul">
      <h2 id="cara-judul">{m.measures}</h2>
      {standing.facts.measures.length > 0 && (
        <p>
          {m.taken}: {standing.facts.measures.map(nameOf).join(', ')}
        </p>
      )}
      {may && open.length > 0 && (
        <Form action={ombudsmanPaths.measure({ matterId: matter.id })} label={m.measures}>
          <Select
            id="cara"
            label={m.measure}
            value={said.cara}
            error={errorOf('cara')}
            options={open.map(({ key, name }) => ({ value: key, label: name[locale] }))}
          />
          <TextArea id="catatan-cara" name="catatan" label={m.note} rows={3} value={said.catatan} optional />
          {open.some(({ key }) => key.startsWith('summons')) && (
            <details open={said.cara?.startsWith('summons') === true}>
              <summary>{agencyTexts(locale).summons}</summary>
              <AgencyFields id="cara" agencies={agencies} errorOf={errorOf} typed={said} />
            </details>
          )}
          <Button kind="quiet">{m.addMeasure}</Button>
        </Form>
      )}
    </section>
  );
}

/** A message to the reporter, or a note the office keeps to itself. */
export function WritePart({ matterId, error, typed }: FormProps) {
  const m = matterTexts(useView().locale);
  return (
    <section class="stack" aria-labelledby="tulis">
      <h2 id="tulis">{m.write}</h2>
      <Form action={ombudsmanPaths.write({ matterId })} label={m.write}>
        <Choices
          id="kepada"
          label={m.write}
          type="radio"
          values={[typed.kepada ?? 'office']}
          options={[
            { value: 'office', label: m.toOffice },
            { value: 'reporter', label: m.toReporter },
          ]}
        />
        <TextArea id="tulisan" label={m.text} rows={4} value={typed.tulisan} error={error} />
        <Button kind="quiet">{m.send}</Button>
      </Form>
    </section>
  );
}
