import { formatDateTime } from '#i18n';
import { AppError, newId } from '#kernel';
import { transaction } from '#db';
import { getPerson, render, useView, type WebApp } from '#web';
import { Button, Choices, Crumbs, Facts, Form, LinkButton, Page } from '#web/ui';
import { Type } from 'typebox';
import type { Checklist, Requirement } from '../../domain/checklist.ts';
import type { FieldContext } from '../../domain/field.ts';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { enterDraft, listDrafts } from '../../tables.ts';
import { limitsInWords } from '../../ui/upload-field.tsx';
import type { FillDeps, Fillable } from './fillable.ts';
import { contextOf, type OpenDraft, openedBy } from './open-draft.ts';

interface StartProps {
  readonly offers: readonly Fillable[];
  readonly fillable: Fillable;
  readonly context: FieldContext;
  readonly drafts: readonly OpenDraft[];
}

function StartPage({ offers, fillable, context, drafts }: StartProps) {
  const { locale } = useView();
  const m = texts(locale).start;
  const title = fillable.title(locale);
  const { duration, cost } = fillable.facts(context.rules);
  const [only] = offers.length === 1 ? offers : [];
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[]} here={title} />
        <h1>{m.title(title)}</h1>
        <p class="lead">{fillable.summary(locale)}</p>
        {only && <p class="soft">{m.at(only.agencyName)}</p>}
        <Drafts drafts={drafts} />
        <section class="stack">
          <h2>{m.before}</h2>
          <Facts
            facts={[
              { label: m.duration, value: duration(locale) },
              { label: m.cost, value: cost(locale) },
            ]}
          />
          <Needed checklist={context.rules.value(fillable.checklist) as Checklist} />
          <details>
            <summary>{m.asked}</summary>
            <ul>
              {fillable.journey.pages.map((page) => (
                <li>
                  {page.title(locale)}
                  {page.when && <span class="soft small"> ({m.mayApply.toLowerCase()})</span>}
                </li>
              ))}
            </ul>
          </details>
        </section>
        <Form action={fillPaths.start({ service: fillable.key })}>
          <input type="hidden" name="draft" value={newId()} />
          {only ? (
            <input type="hidden" name="agency" value={only.agencyId} />
          ) : (
            <Choices
              id="agency"
              label={m.agency}
              hint={m.chooseAgency}
              type="radio"
              values={[fillable.agencyId]}
              options={offers.map((offer) => ({ value: offer.agencyId, label: offer.agencyName }))}
            />
          )}
          <p class="soft">{m.about}</p>
          <Button kind={drafts.length > 0 ? 'quiet' : 'main'}>{drafts.length > 0 ? m.beginAnew : m.begin}</Button>
        </Form>
      </div>
    </Page>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly OpenDraft[] }) {
  const { locale } = useView();
  const m = texts(locale).start;
  if (drafts.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{m.drafts}</h2>
      <ul class="tasks">
        {drafts.map(({ draft, fillable, progress }, index) => (
          <li>
            <span>
              <b>{m.progress(progress.done, progress.total)}</b>
              <span class="soft small block">
                {fillable.agencyName}. {m.savedAt(formatDateTime(draft.updatedAt, locale))}
              </span>
            </span>
            <LinkButton href={fillPaths.tasks({ draftId: draft.id })} kind={index === 0 ? 'main' : 'quiet'} small>
              {m.resume}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The files one may need, told before the first question. */
function Needed({ checklist }: { readonly checklist: Checklist }) {
  const { locale } = useView();
  const m = texts(locale).start;
  const always = checklist.items.filter((item) => item.need === 'required' && !item.when);
  const maybe = checklist.items.filter((item) => item.need === 'required' && item.when);
  const extra = checklist.items.filter((item) => item.need !== 'required');
  if (checklist.items.length === 0) return null;
  return (
    <>
      <h3>{m.needed}</h3>
      <Requirements items={always} />
      {maybe.length > 0 && (
        <details>
          <summary>{m.mayApply}</summary>
          <Requirements items={maybe} />
        </details>
      )}
      {extra.length > 0 && (
        <details>
          <summary>{m.optionalFiles}</summary>
          <Requirements items={extra} />
        </details>
      )}
    </>
  );
}

function Requirements({ items }: { readonly items: readonly Requirement[] }) {
  const { locale } = useView();
  return (
    <ul>
      {items.map((item) => (
        <li>
          {item.name[locale]}
          <span class="soft small block">{limitsInWords(item.accepts, item.maxFiles, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where an application begins: what is needed, and one's own drafts to go on with. */
export function startRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ service: Type.String({ maxLength: 60 }) });
  const offersOf = (service: string): readonly [Fillable, ...Fillable[]] => {
    const [first, ...rest] = deps.fillables().filter((one) => one.key === service);
    if (!first) throw new AppError('NOT_FOUND', { service });
    return [first, ...rest];
  };

  app.get(fillPaths.start.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const offers = offersOf(request.params.service);
    const [fillable] = offers;
    const mine = await listDrafts(deps.db, getPerson(request).personId, fillable.key);
    const context = await contextOf(deps.db, deps, fillable);
    const others = offers.filter((offer) => offer !== fillable && mine.some((draft) => draft.agencyId === offer.agencyId));
    // Law is read once for each agency, however many drafts there are.
    const contexts = new Map([[fillable, context]]);
    for (const offer of others) contexts.set(offer, await contextOf(deps.db, deps, offer));
    const drafts = mine.flatMap((draft) =>
      [...contexts].filter(([offer]) => offer.agencyId === draft.agencyId).map(([offer, read]) => openedBy(draft, offer, read)),
    );
    return render(request, reply, <StartPage offers={offers} fillable={fillable} context={context} drafts={drafts} />, {
      title: texts(request.locale).start.title(fillable.title(request.locale)),
    });
  });

  const Body = Type.Object({ draft: Type.String({ format: 'uuid' }), agency: Type.String({ format: 'uuid' }) });
  app.post(
    fillPaths.start.pattern,
    { schema: { params: Params, body: Body }, config: { policy: 'signed-in', perMinute: 30 } },
    async (request, reply) => {
      const { personId } = getPerson(request);
      const fillable = offersOf(request.params.service).find((one) => one.agencyId === request.body.agency);
      if (!fillable) throw new AppError('NOT_FOUND', { agency: request.body.agency });
      const draft = { id: request.body.draft, service: fillable.key, agencyId: fillable.agencyId, personId };
      await transaction(deps.db, (tx) => enterDraft(tx, draft, deps.clock.now()));
      return reply.redirect(fillPaths.tasks({ draftId: draft.id }), 303);
    },
  );
}
