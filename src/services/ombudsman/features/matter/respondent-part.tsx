import { useView } from '#web';
import { Button, Form } from '#web/ui';
import { respondentIn } from '../../domain/respondent.ts';
import { AgencyField } from '../../parts/agency-field.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import type { MatterProps } from './props.ts';
import { texts } from './arrived-texts.ts';

type Props = Pick<MatterProps, 'matter' | 'entries' | 'agencies' | 'sought'> & {
  readonly errorOf: (field: string) => string | undefined;
};

/** Whom the matter is about, and another where its reporter named them wrongly or not at all. */
export function RespondentPart({ matter, entries, agencies, sought, errorOf }: Props) {
  const m = texts(useView().locale).respondent;
  const { agencyId, name } = respondentIn(entries);
  const error = errorOf('instansi');
  return (
    <section class="stack" aria-labelledby="terlapor">
      <h2 id="terlapor">{m.title}</h2>
      <p>
        {name === '' ? m.nobody : name}
        {name !== '' && agencyId === null && <span class="block small soft">{m.unregistered}</span>}
      </p>
      <details open={error !== undefined || sought !== undefined}>
        <summary>{m.correct}</summary>
        <Form action={ombudsmanPaths.respondent({ matterId: matter.id })} label={m.correct}>
          <p class="small soft">{m.hint}</p>
          <AgencyField {...{ agencies, sought, name, error }} chosen={agencyId ?? undefined} />
          <Button kind="quiet">{m.save}</Button>
        </Form>
      </details>
    </section>
  );
}
