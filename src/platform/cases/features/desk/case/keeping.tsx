import type { Officer } from '#platform/access';
import { useView } from '#web';
import { Button, Form, Select, TextArea } from '#web/ui';
import { worksHere } from '../../../domain/allowed.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace } from '../place.ts';
import { before, type PartProps, Stamp } from './part.tsx';

/** Other cases that look like this one, what they share, and the officer's decision. */
export function Duplicates({ view, place, sent }: PartProps) {
  const { locale } = useView();
  const m = texts(locale).duplicates;
  const { likenesses, flags } = view.state;
  if (likenesses.length === 0) return null;
  const undecided = flags.includes('possible-duplicate');
  return (
    <section aria-labelledby="kembar" class={undecided ? 'note wait stack' : 'stack'}>
      <h2 id="kembar" class="t-l">
        {m.title}
      </h2>
      <p>{undecided ? m.lead : m.decided}</p>
      <ul>
        {likenesses.map((one) => (
          <li>
            <a href={deskPaths.case({ caseId: one.caseId })}>{one.number}</a>, {m.same(one.reasons.join(', '))}.{' '}
            <a href={inPlace(deskPaths.alike({ caseId: view.id, otherId: one.caseId }), place)}>
              {m.beside}
              <span class="vh">: {one.number}</span>
            </a>
          </li>
        ))}
      </ul>
      {undecided && (
        <details open={sent?.action === 'not-duplicate'}>
          <summary>{m.notDuplicate}</summary>
          <Form action={inPlace(deskPaths.notDuplicate({ caseId: view.id }), place)}>
            <Stamp view={view} />
            <TextArea id="kembar-teks" name="text" label={m.reason} rows={2} {...before(sent, 'not-duplicate')} />
            <Button kind="quiet" small>
              {m.notDuplicate}
            </Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Who holds the case at its desk: take it, give it back, hand it to a colleague. */
export function Assignment({ view, place, sent, colleagues }: PartProps & { readonly colleagues: readonly Officer[] }) {
  const { locale } = useView();
  const m = texts(locale).assignment;
  const { assignee } = view.state;
  const works = worksHere(view.service, view.state, view.viewer);
  if (!works && !assignee) return null;
  const to = inPlace(deskPaths.assign({ caseId: view.id }), place);
  const others = colleagues.filter((one) => one.personId !== view.viewer.personId && one.personId !== assignee?.personId);
  return (
    <section aria-labelledby="pemegang" class="stack">
      <h2 id="pemegang" class="t-l">
        {m.title}
      </h2>
      <p>{assignee ? <b>{assignee.name}</b> : <span class="soft">{m.nobody}</span>}</p>
      {works && (
        <>
          <div class="row">
            {assignee?.personId !== view.viewer.personId && view.viewer.personId !== null && (
              <Form action={to} class="inline">
                <Stamp view={view} />
                <input type="hidden" name="to" value={view.viewer.personId} />
                <Button kind="quiet" small>
                  {m.take}
                </Button>
              </Form>
            )}
            {assignee && (
              <Form action={to} class="inline">
                <Stamp view={view} />
                <input type="hidden" name="to" value="nobody" />
                <Button kind="quiet" small>
                  {m.giveBack}
                </Button>
              </Form>
            )}
          </div>
          {others.length > 0 && (
            <Form action={to} class="inline-form">
              <Stamp view={view} />
              <Select
                id="to"
                label={m.to}
                options={others.map((one) => ({ value: one.personId, label: one.name }))}
                error={sent?.action === 'assign' ? sent.errors[0]?.message : undefined}
              />
              <Button kind="quiet">{m.give}</Button>
            </Form>
          )}
        </>
      )}
    </section>
  );
}
