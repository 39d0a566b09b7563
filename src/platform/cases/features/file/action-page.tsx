import type { Raw } from '#platform/forms';
import { useView } from '#web';
import { Crumbs, type FormError, Note, Page } from '#web/ui';
import type { Action } from '../../domain/action.ts';
import type { TimelineLine } from '../../domain/timeline.ts';
import type { CaseView } from '../../index.ts';
import { texts as caseTexts } from '../../messages/index.ts';
import { casePaths } from '../../paths.ts';
import { ActionForm, saidOf } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface ActionPageProps {
  readonly view: CaseView;
  readonly actionKey: string;
  readonly action: Action;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
  /** What others did since the page was opened; empty when nothing. */
  readonly changes: readonly TimelineLine[];
}

/** One action of the applicant: what it means, its questions, and nothing else. */
export function ActionPage({ view, actionKey, action, raw, errors, changes }: ActionPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <Crumbs
        above={[
          { href: casePaths.mine(), label: m.mine },
          { href: casePaths.file({ caseId: view.id }), label: view.number },
        ]}
        here={action.title(locale)}
      />
      <div class="col stack">
        <h1>{action.title(locale)}</h1>
        {action.hint && <p class="lead">{action.hint(locale)}</p>}
        <ChangesNote view={view} changes={changes} />
        <ActionForm
          view={view}
          actionKey={actionKey}
          action={action}
          raw={raw}
          errors={errors}
          to={casePaths.action({ caseId: view.id, action: actionKey })}
        />
        <p>
          <a href={casePaths.file({ caseId: view.id })}>{m.action.back}</a>
        </p>
      </div>
    </Page>
  );
}

/** Says what changed under the reader's hands. */
export function ChangesNote({ view, changes }: { readonly view: CaseView; readonly changes: readonly TimelineLine[] }) {
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
