import { AppError } from '#kernel';
import type { Raw } from '#platform/forms';
import { render, type Reply, type Request, useView } from '#web';
import { Crumbs, type FormError, Note, Page } from '#web/ui';
import type { Action } from '../domain/action.ts';
import type { TimelineLine } from '../domain/timeline.ts';
import type { CaseView } from '../index.ts';
import { texts as caseTexts } from '../messages/index.ts';
import { ActionForm, LastDay, RecordFacts, recordTitle, saidOf } from '../ui/index.ts';
import type { Asked } from './asked.ts';

interface Link {
  readonly href: string;
  readonly label: string;
}

/** Where an action's page stands among the others. */
interface Place {
  /** Address the form is sent to. */
  readonly to: string;
  /** The page it was opened from. */
  readonly back: Link;
  /** The trail above it; empty where the reader knows one page only. */
  readonly above: readonly Link[];
  /** Address of a file the reader may open. */
  readonly hrefOf?: (fileId: string) => string;
}

/** Shows the page of one action, with what was refused of it; NOT_FOUND where the service has no such action. */
export function showAction(
  request: Request,
  reply: Reply,
  view: CaseView,
  key: string,
  place: Place,
  asked?: Extract<Asked, { done: false }>,
): Reply {
  const action = view.service.actions[key];
  if (!action) throw new AppError('NOT_FOUND');
  const { raw = {}, errors = [], changes = [], status = 200 } = asked ?? {};
  const page = <ActionPage {...{ view, actionKey: key, action, raw, errors, changes, place }} />;
  return render(request, reply, page, { title: `${action.title(request.locale)} ${view.number}`, status });
}

interface ActionPageProps {
  readonly view: CaseView;
  readonly actionKey: string;
  readonly action: Action;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
  /** What others did since the page was opened; empty when nothing. */
  readonly changes: readonly TimelineLine[];
  readonly place: Place;
}

/** One action of somebody outside the office: what it means, its questions, and nothing else. */
function ActionPage({ view, actionKey, action, raw, errors, changes, place: { to, back, above, hrefOf } }: ActionPageProps) {
  const { locale } = useView();
  return (
    <Page>
      {above.length > 0 && <Crumbs above={above} here={action.title(locale)} />}
      <div class="col stack">
        <h1>{action.title(locale)}</h1>
        <p class="soft">
          {view.service.title(locale)} · <b class="num">{view.number}</b>
        </p>
        {action.hint && <p class="lead">{action.hint(locale)}</p>}
        <Read {...{ view, action, hrefOf }} />
        <LastDay view={view} action={action} />
        <ChangesNote view={view} changes={changes} />
        <ActionForm {...{ view, actionKey, action, raw, errors, to }} />
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </div>
    </Page>
  );
}

/** What the action decides on, as it was recorded. */
function Read({ view, action: { reads = [] }, hrefOf }: Pick<ActionPageProps, 'view' | 'action'> & Pick<Place, 'hrefOf'>) {
  const { locale } = useView();
  const record = view.state.records.findLast(({ name }) => reads.includes(name));
  if (!record) return null;
  return (
    <section class="card stack tight">
      <h2 class="t-l">{recordTitle(view.service, record, locale)}</h2>
      <RecordFacts {...{ view, record, hrefOf }} />
    </section>
  );
}

/** Says what changed under the reader's hands. */
function ChangesNote({ view, changes }: { readonly view: CaseView; readonly changes: readonly TimelineLine[] }) {
  const { locale } = useView();
  const m = caseTexts(locale).form;
  if (changes.length === 0) return null;
  return (
    <Note tone="wait" title={m.changed}>
      <ul>
        {changes.map((line) => (
          <li>{saidOf(view.service, line, locale)}</li>
        ))}
      </ul>
      <p>{m.changedLead}</p>
    </Note>
  );
}
