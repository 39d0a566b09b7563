import { type Answers, type FieldContext, Journey } from '#platform/forms';
import { AnswerFacts } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Crumbs, Form, LinkButton, Page } from '#web/ui';
import { filesAlong, type WayOn } from '../../act/continue.ts';
import type { CaseView } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { texts } from '../file/texts.ts';

interface GoOnProps {
  readonly view: CaseView;
  readonly way: WayOn;
  readonly brought: Answers;
  readonly context: FieldContext;
  readonly draftId: string;
}

/** What goes along to another application, before anything is begun. */
export function GoOnPage({ view, way, brought, context, draftId }: GoOnProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { continuation, offer } = way;
  const file = casePaths.file({ caseId: view.id });
  const names = filesAlong(continuation, view.state).flatMap(({ ids }) => ids.flatMap((id) => view.files.get(id)?.name ?? []));
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: casePaths.mine(), label: m.mine },
            { href: file, label: view.number },
          ]}
          here={continuation.title(locale)}
        />
        <h1>{continuation.title(locale)}</h1>
        <p class="lead">{continuation.lead(locale)}</p>
        <section class="card stack">
          <h2 class="t-l">{m.goOn.along}</h2>
          <AnswerFacts level={3} journey={askedIn(offer.service.journey, brought)} answers={brought} context={context} />
          {names.length > 0 && (
            <>
              <h3>{m.goOn.files}</h3>
              <ul>
                {names.map((name) => (
                  <li>{name}</li>
                ))}
              </ul>
            </>
          )}
          <p class="soft small">{m.goOn.then}</p>
        </section>
        <Form action={casePaths.goOn({ caseId: view.id, service: offer.service.key })}>
          <input type="hidden" name="draft" value={draftId} />
          <p class="row">
            <Button>{m.goOn.start}</Button>
            <LinkButton href={file} kind="quiet">
              {m.action.back}
            </LinkButton>
          </p>
        </Form>
      </div>
    </Page>
  );
}

/** The pages of a journey with the questions alone that these answers answer. */
function askedIn({ pages }: Journey, answers: Answers): Journey {
  return new Journey(
    pages
      .filter(({ key }) => answers[key])
      .map((page) => ({
        ...page,
        fields: Object.fromEntries(Object.entries(page.fields).filter(([key]) => key in (answers[page.key] ?? {}))),
      })),
  );
}
