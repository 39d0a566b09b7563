import type { PersonActor } from '#kernel';
import { render, type Reply, type Request, useView } from '#web';
import { Button, EmptyState, ErrorSummary, Facts, Form, LinkButton } from '#web/ui';
import { pageState } from '../../domain/answer.ts';
import type { Page } from '../../domain/journey.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { factsOf } from '../../domain/in-words.ts';
import { answer } from './answer-page.ts';
import type { FillDeps } from './fillable.ts';
import { BackToTasks, DraftFrame } from './frame.tsx';
import { type From, nextStep } from './next-step.ts';
import type { OpenDraft } from './open-draft.ts';
import type { Draft } from '../../tables.ts';

export type Entry = Readonly<Record<string, unknown>>;

/** The entries of a repeating page so far. */
export function entriesOf(draft: Draft, page: Page): readonly Entry[] {
  const given = draft.answers[page.key];
  return Array.isArray(given) ? given : [];
}

interface ListPageProps {
  readonly opened: OpenDraft;
  readonly page: Page;
  readonly from: From;
  readonly error?: string | undefined;
}

/** What a repeating page holds: each entry with its answers, to change or remove, and the way to add one. */
function ListPage({ opened, page, from, error }: ListPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { draft, progress } = opened;
  const entries = entriesOf(draft, page);
  const { min, max, item } = page.repeats ?? { min: 0, max: 1, item: page.title };
  const here = { draftId: draft.id, page: page.key };
  const at = progress.pages.findIndex((one) => one.page.key === page.key);
  const enough = entries.length >= min;
  return (
    <DraftFrame opened={opened} here={page.title(locale)}>
      <div>
        <p class="soft small part">{m.page.part(at + 1, progress.pages.length)}</p>
        <h1>{page.title(locale)}</h1>
      </div>
      {page.lead && <p class="lead">{page.lead(locale)}</p>}
      <p class="soft">{m.list.lead(min, max)}</p>
      <ErrorSummary errors={error === undefined ? [] : [{ field: 'tambah', message: error }]} />
      {entries.length === 0 && <EmptyState>{m.list.empty}</EmptyState>}
      {entries.map((entry, index) => (
        <EntryCard
          title={m.list.entry(item(locale), index + 1)}
          facts={factsOf(page, entry, locale, opened.context)}
          change={fillPaths.entry({ ...here, entry: String(index + 1) }, { dari: from })}
          remove={fillPaths.removeEntry({ ...here, entry: String(index + 1) }, { dari: from })}
        />
      ))}
      <div class="row" id="tambah">
        {entries.length < max ? (
          <LinkButton
            href={fillPaths.entry({ ...here, entry: 'baru' }, { dari: from })}
            kind={enough && entries.length > 0 ? 'quiet' : 'main'}
          >
            {m.add(item(locale))}
          </LinkButton>
        ) : (
          <p class="soft">{m.list.full(max)}</p>
        )}
      </div>
      {enough ? (
        <Form action={fillPaths.page(here, { dari: from })}>
          <Button kind={entries.length > 0 ? 'main' : 'quiet'}>{entries.length > 0 ? m.goOn : m.list.noneAsked}</Button>
        </Form>
      ) : (
        <p class="soft">{m.list.few(min)}</p>
      )}
      <BackToTasks draftId={draft.id} />
    </DraftFrame>
  );
}

function EntryCard({
  title,
  facts,
  change,
  remove,
}: {
  readonly title: string;
  readonly facts: ReturnType<typeof factsOf>;
  readonly change: string;
  readonly remove: string;
}) {
  const m = texts(useView().locale);
  return (
    <section class="card">
      <div class="row between">
        <h2 class="t-l">{title}</h2>
        <span class="row acts">
          <a href={change}>
            {m.change}
            <span class="vh"> {title}</span>
          </a>
          <a href={remove}>
            {m.remove}
            <span class="vh"> {title}</span>
          </a>
        </span>
      </div>
      <Facts facts={facts} />
    </section>
  );
}

export function showList(request: Request, reply: Reply, opened: OpenDraft, page: Page, from: From, error?: string): Reply {
  return render(request, reply, <ListPage opened={opened} page={page} from={from} error={error} />, {
    title: page.title(request.locale),
    status: error === undefined ? 200 : 422,
  });
}

/** Goes on from a list: an empty one that may stay empty counts as answered from now on. */
export async function goOn(
  request: Request,
  reply: Reply,
  deps: FillDeps,
  opened: OpenDraft & { readonly actor: PersonActor },
  page: Page,
  from: From,
): Promise<Reply> {
  const after = await answer(deps, opened, page.key, (draft) => (draft.answers[page.key] === undefined ? [] : undefined));
  if (pageState(page, after.draft.answers) === 'done') return reply.redirect(nextStep(after, page.key, from), 303);
  const m = texts(request.locale).list;
  return showList(request, reply, after, page, from, m.few(page.repeats?.min ?? 0));
}
