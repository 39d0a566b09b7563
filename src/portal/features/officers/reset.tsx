import { formatDateTime } from '#i18n';
import type { Appointment, FactorReset } from '#platform/access';
import { FieldList } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Form } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { resetPage } from './fields.ts';
import type { OfficersPageProps } from './props.ts';
import { texts } from './texts.ts';

/** The officers who lost what they prove themselves by, for a second administrator to decide. */
export function OpenResets({ resets, me }: Pick<OfficersPageProps, 'resets' | 'me'>) {
  const { locale } = useView();
  const m = texts(locale).reset;
  if (resets.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="pemulihan">
      <h2 class="t-l" id="pemulihan">
        {m.open}
      </h2>
      <p class="soft col">{m.openLead}</p>
      <ul class="plain-list stack">
        {resets.map((reset) => (
          <li class="stack">
            <p>
              <b>{reset.name}</b>
              <span class="small soft block">{m.askedBy(reset.askedByName, formatDateTime(reset.askedAt, locale))}</span>
              <span class="block">{reset.reason}</span>
            </p>
            <Decide reset={reset} me={me} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decide({ reset, me }: { readonly reset: FactorReset; readonly me: string }) {
  const m = texts(useView().locale).reset;
  if (reset.personId === me) return <p class="small">{m.yourself}</p>;
  const own = reset.askedBy === me;
  const act = (to: 'done' | 'refused', label: string) => (
    <Form action={portalPaths.decideReset({ id: reset.id })} class="inline">
      <input type="hidden" name="putusan" value={to} />
      <Button kind={to === 'done' ? 'danger' : 'quiet'} small>
        {label}
        <span class="vh">: {reset.name}</span>
      </Button>
    </Form>
  );
  return (
    <>
      {own && <p class="small">{m.another}</p>}
      <div class="row">
        {!own && act('done', m.confirm)}
        {act('refused', own ? m.takeBack : m.refuse)}
      </div>
    </>
  );
}

/** The form that says an officer lost passkey and authenticator, opened where it came back with a mistake. */
export function AskReset({ one, me, context, refused }: OfficersPageProps & { readonly one: Appointment }) {
  const m = texts(useView().locale).reset;
  if (one.personId === me) return null;
  const form = `pulih-${one.id}`;
  const back = refused?.form === form ? refused : undefined;
  return (
    <details open={back !== undefined}>
      <summary>
        {m.ask}
        <span class="vh">: {one.name}</span>
      </summary>
      <Form action={portalPaths.askReset({ id: one.id })} class="stack">
        <p class="small">{m.askLead}</p>
        <FieldList fields={resetPage.fields} raw={back?.raw ?? {}} errors={back?.errors ?? []} context={context} prefix={`${form}-`} />
        <Button kind="danger" small>
          {m.ask}
          <span class="vh">: {one.name}</span>
        </Button>
      </Form>
    </details>
  );
}
