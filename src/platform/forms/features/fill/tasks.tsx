import { formatDate, formatDateTime } from '#i18n';
import { render, useView, type WebApp } from '#web';
import { LinkButton, Note, Page, Progress as Bar, Tag } from '#web/ui';
import { Type } from 'typebox';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { DRAFT_DAYS } from '../../tables.ts';
import { StatementView } from '../../ui/statement-view.tsx';
import type { FillDeps } from './fillable.ts';
import { InNameOf } from './for-whom.tsx';
import { type OpenDraft, openDraft } from './open-draft.ts';

function TasksPage({ opened }: { readonly opened: OpenDraft }) {
  const { locale } = useView();
  const m = texts(locale).tasks;
  const { draft, fillable, progress, statements } = opened;
  const draftId = draft.id;
  const until = new Date(draft.updatedAt.getTime() + DRAFT_DAYS * 86_400_000);
  return (
    <Page>
      <div class="col stack">
        <h1>{fillable.title(locale)}</h1>
        <p class="soft">{fillable.agencyName}</p>
        <InNameOf draft={draft} />
        {draft.originLabel !== null && <Note>{m.goesOn(draft.originLabel)}</Note>}
        <Bar done={progress.done} total={progress.total} label={m.lead(progress.done, progress.total)} />
        <h2>{m.questions}</h2>
        <ol class="tasks">
          {progress.pages.map(({ page, done, entries }) => (
            <Task
              title={page.title(locale)}
              href={fillPaths.page({ draftId, page: page.key })}
              done={done}
              state={done ? m.done : entries !== null && entries > 0 ? m.entries(entries, page.repeats?.min ?? 0) : m.todo}
            />
          ))}
        </ol>
        <h2>{m.papers}</h2>
        <ol class="tasks">
          <Task
            title={m.upload}
            href={fillPaths.files({ draftId })}
            done={progress.answered && progress.missing.length === 0}
            state={progress.missing.length > 0 ? m.filesMissing(progress.missing.length) : progress.answered ? m.done : m.todo}
          />
        </ol>
        <h2>{m.check}</h2>
        {progress.complete ? (
          <LinkButton href={fillPaths.check({ draftId })}>{m.check}</LinkButton>
        ) : (
          <p class="row">
            <Tag>{m.notYet}</Tag>
            <span class="soft">{m.checkHint}</span>
          </p>
        )}
        {statements.map((statement) => (
          <StatementView statement={statement} />
        ))}
        <hr />
        <p class="soft small">{m.saved(formatDateTime(draft.updatedAt, locale), formatDate(until, locale))}</p>
        <p>
          <a href={fillPaths.drop({ draftId })}>{m.drop}</a>
        </p>
      </div>
    </Page>
  );
}

interface TaskProps {
  readonly title: string;
  readonly href: string;
  readonly state: string;
  readonly done: boolean;
}

function Task({ title, href, state, done }: TaskProps) {
  return (
    <li>
      <a href={href}>{title}</a>
      <Tag tone={done ? 'done' : 'plain'}>{state}</Tag>
    </li>
  );
}

function SentPage({ opened, to }: { readonly opened: OpenDraft; readonly to: string }) {
  const { locale } = useView();
  const m = texts(locale).tasks;
  return (
    <Page>
      <div class="col stack">
        <h1>{opened.fillable.title(locale)}</h1>
        <Note tone="done">
          <p>{m.sent}</p>
        </Note>
        <LinkButton href={to}>{m.toCase}</LinkButton>
      </div>
    </Page>
  );
}

/** The list of parts with their states; after sending, the way to the case. */
export function taskRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ draftId: Type.String({ maxLength: 60 }) });
  app.get(fillPaths.tasks.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    const to = opened.draft.submittedTo;
    const page = to === null ? <TasksPage opened={opened} /> : <SentPage opened={opened} to={to} />;
    return render(request, reply, page, { title: opened.fillable.title(request.locale) });
  });
}
