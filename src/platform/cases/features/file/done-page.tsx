import { useView } from '#web';
import { Facts, LinkButton, Page } from '#web/ui';
import type { CaseView } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { NowFacts } from './now.tsx';
import type { HrefOf } from './sections.tsx';
import { texts } from './texts.ts';

interface DonePageProps {
  readonly view: CaseView;
  /** `submit`, `resubmit` or the key of an action. */
  readonly what: string;
  /** Shown to whoever submitted the case, as often as they open the page. */
  readonly secret: string | null;
  readonly hrefOf: HrefOf;
}

/** The end of every errand: number, limit, who acts now, and how we reach the applicant. */
export function DonePage({ view, what, secret, hrefOf }: DonePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{doneTitle(view, what, locale)}</h1>
        <div class="proof stack">
          <Facts
            facts={[
              { label: m.number, value: <span class="num t-l">{view.number}</span> },
              ...(secret ? [{ label: m.done.secret, value: <code class="t-l">{secret}</code> }] : []),
            ]}
          />
          {secret && <p class="small">{m.done.secretHint}</p>}
        </div>
        <h2>{m.done.next}</h2>
        <NowFacts view={view} />
        <p class="row">
          <LinkButton href={casePaths.file({ caseId: view.id })}>{m.done.open}</LinkButton>
          {view.receiptFileId !== null && (
            <LinkButton href={hrefOf(view.receiptFileId)} kind="quiet" icon="download">
              {m.files.receipt}
            </LinkButton>
          )}
        </p>
      </div>
    </Page>
  );
}

export function doneTitle(view: CaseView, what: string, locale: 'id' | 'en'): string {
  const m = texts(locale).done;
  if (what === 'submit') return m.submit;
  if (what === 'resubmit') return m.resubmit;
  const action = view.service.actions[what];
  return action ? m.other((action.told ?? action.title)(locale)) : view.number;
}
