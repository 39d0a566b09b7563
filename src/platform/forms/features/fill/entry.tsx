import { AppError, type PersonActor } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Button, Facts, Form, LinkButton } from '#web/ui';
import { Type } from 'typebox';
import { isDeepStrictEqual } from 'node:util';
import { rawOf, saidTwice } from '../../domain/answer.ts';
import type { FieldProblem } from '../../domain/field.ts';
import type { Page } from '../../domain/journey.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { factsOf } from '../../domain/in-words.ts';
import { answer, askedPage, unseenWarnings } from './answer-page.ts';
import type { FillDeps } from './fillable.ts';
import { DraftFrame } from './frame.tsx';
import { entriesOf, type Entry } from './list.tsx';
import type { From } from './next-step.ts';
import { openDraft, type OpenDraft } from './open-draft.ts';
import { FromCheck } from './question.tsx';
import { QuestionPage } from './question-page.tsx';
import { keptIn, markOf, readSent } from './read-sent.ts';

type Mine = OpenDraft & { readonly actor: PersonActor };

/** Which entry an address means: its index, or null for a new one. */
interface Place {
  readonly index: number | null;
  readonly entry: Entry | undefined;
  /** Mark of what a change starts from: the entry itself, or for a new one the whole list. */
  readonly mark: string;
}

function placeOf(entries: readonly Entry[], named: string): Place {
  if (named === 'baru') return { index: null, entry: undefined, mark: markOf(entries) };
  const index = /^[1-9]\d?$/.test(named) ? Number(named) - 1 : -1;
  const entry = entries[index];
  if (!entry) throw new AppError('NOT_FOUND', { entry: named });
  return { index, entry, mark: markOf(entry) };
}

function repeatingPage(opened: OpenDraft, key: string): Page & { readonly repeats: NonNullable<Page['repeats']> } {
  const page = askedPage(opened, key);
  if (!page.repeats) throw new AppError('NOT_FOUND', { page: key });
  return { ...page, repeats: page.repeats };
}

/** The entries after a change, `changed` when somebody else was faster, undefined when it was made already. */
function entriesAfter(
  now: readonly Entry[],
  place: Place,
  mark: string,
  sent: Entry,
  max: number,
): readonly Entry[] | 'changed' | undefined {
  if (place.index === null) {
    // The same entry sent twice, by a double tap or a page reloaded, is one entry.
    if (mark !== place.mark && isDeepStrictEqual(now.at(-1), sent)) return undefined;
    return now.length >= max ? 'changed' : [...now, sent];
  }
  if (isDeepStrictEqual(place.entry, sent)) return undefined;
  return mark === place.mark ? now.with(place.index, sent) : 'changed';
}

/** Adding, changing and removing one entry of a repeating page. */
export function entryRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({
    draftId: Type.String({ maxLength: 60 }),
    page: Type.String({ maxLength: 60 }),
    entry: Type.String({ maxLength: 10 }),
  });
  const schema = { params: Params, querystring: FromCheck };

  const show = (opened: Mine, page: Page, named: string, place: Place, from: From) => {
    const here = { draftId: opened.draft.id, page: page.key };
    const item = page.repeats?.item ?? page.title;
    return {
      opened,
      page,
      action: fillPaths.entry({ ...here, entry: named }, { dari: from }),
      title: (locale: 'id' | 'en') =>
        place.index === null ? texts(locale).list.newEntry(item(locale)) : texts(locale).list.entry(item(locale), place.index + 1),
      back: fillPaths.page(here, { dari: from }),
      mark: place.mark,
    };
  };

  app.get(fillPaths.entry.pattern, { schema, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    const page = repeatingPage(opened, request.params.page);
    const place = placeOf(entriesOf(opened.draft, page), request.params.entry);
    const { title, back, mark, ...shown } = show(opened, page, request.params.entry, place, request.query.dari);
    const raw = rawOf(page, place.entry);
    const kept = await keptIn(deps, page.fields, raw, opened.actor);
    const entry = { title: title(request.locale), back, mark };
    return render(request, reply, <QuestionPage {...shown} raw={raw} kept={kept} problems={[]} entry={entry} />, { title: entry.title });
  });

  app.post(fillPaths.entry.pattern, { schema, config: { policy: 'signed-in', takesFiles: true } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    const page = repeatingPage(opened, request.params.page);
    const place = placeOf(entriesOf(opened.draft, page), request.params.entry);
    const { title, back, mark, ...shown } = show(opened, page, request.params.entry, place, request.query.dari);
    const sent = await readSent(request, deps, { page, context: opened.context, actor: opened.actor });
    const again = (problems: readonly FieldProblem[], warnings?: ReturnType<typeof unseenWarnings>) => {
      const entry = { title: title(request.locale), back, mark };
      return render(
        request,
        reply,
        <QuestionPage {...shown} raw={sent.raw} kept={sent.kept} problems={problems} warnings={warnings} entry={entry} />,
        { title: entry.title, status: problems.length > 0 ? 422 : 200 },
      );
    };
    if (!sent.reading.ok || sent.problems.length > 0) return again(sent.problems);
    const warnings = unseenWarnings(sent);
    if (warnings) return again([], warnings);
    const { answers } = sent.reading;
    let clash = false;
    let twice: FieldProblem | undefined;
    await answer(deps, opened, page.key, (draft) => {
      const now = entriesOf(draft, page);
      const after = entriesAfter(now, placeOf(now, request.params.entry), sent.marks._mark ?? '', answers, page.repeats.max);
      clash = after === 'changed';
      if (after === 'changed' || after === undefined) return undefined;
      twice = saidTwice(page, after)?.problem;
      return twice ? undefined : after;
    });
    if (twice) return again([twice]);
    const [first = ''] = Object.keys(page.fields);
    return clash ? again([{ field: first, message: texts.text((m) => m.list.changed) }]) : reply.redirect(back, 303);
  });

  app.get(fillPaths.removeEntry.pattern, { schema, config: { policy: 'signed-in' } }, async (request, reply) => {
    const opened = await openDraft(deps, request, request.params.draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(fillPaths.tasks({ draftId: opened.draft.id }), 303);
    const page = repeatingPage(opened, request.params.page);
    const place = placeOf(entriesOf(opened.draft, page), request.params.entry);
    return render(request, reply, <RemovePage opened={opened} page={page} place={place} from={request.query.dari} />, {
      title: texts(request.locale).remove,
    });
  });

  const Body = Type.Object({ _mark: Type.String({ maxLength: 40 }) });
  app.post(
    fillPaths.removeEntry.pattern,
    { schema: { ...schema, body: Body }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const opened = await openDraft(deps, request, request.params.draftId);
      const page = repeatingPage(opened, request.params.page);
      await answer(deps, opened, page.key, (draft) => {
        const now = entriesOf(draft, page);
        // Only the very entry that was shown: a second tap must not take its neighbour.
        const index = Number(request.params.entry) - 1;
        const entry = now[index];
        return entry && markOf(entry) === request.body._mark ? now.toSpliced(index, 1) : undefined;
      });
      return reply.redirect(fillPaths.page({ draftId: opened.draft.id, page: page.key }, { dari: request.query.dari }), 303);
    },
  );
}

function RemovePage({
  opened,
  page,
  place,
  from,
}: {
  readonly opened: OpenDraft;
  readonly page: Page;
  readonly place: Place;
  readonly from: From;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const number = (place.index ?? 0) + 1;
  const here = { draftId: opened.draft.id, page: page.key };
  const back = fillPaths.page(here, { dari: from });
  return (
    <DraftFrame opened={opened} above={[{ href: back, label: page.title(locale) }]} here={m.remove}>
      <h1>{m.list.removeTitle(page.repeats?.item(locale) ?? '', number)}</h1>
      <p class="lead">{m.list.removeLead}</p>
      <Facts facts={factsOf(page, place.entry ?? {}, locale, opened.context)} />
      <Form action={fillPaths.removeEntry({ ...here, entry: String(number) }, { dari: from })} class="row">
        <input type="hidden" name="_mark" value={place.mark} />
        <Button kind="danger">{m.list.removeYes}</Button>
        <LinkButton href={back} kind="quiet">
          {m.cancel}
        </LinkButton>
      </Form>
    </DraftFrame>
  );
}
