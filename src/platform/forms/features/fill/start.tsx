import { formatDateTime } from '#i18n';
import { AppError, covers, type Mandate, newId } from '#kernel';
import { transaction } from '#db';
import { getPerson, render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Facts, Form, LinkButton, Page } from '#web/ui';
import { Type } from 'typebox';
import type { Checklist, Requirement } from '../../domain/checklist.ts';
import { readBrought } from '../../domain/brought.ts';
import type { FieldContext } from '../../domain/field.ts';
import { SELF, ForWhom, mandatesFor } from './for-whom.tsx';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import { enterDraft, listDrafts } from '../../tables.ts';
import { limitsInWords } from '../../ui/upload-field.tsx';
import type { FillDeps, Fillable } from './fillable.ts';
import { contextOf, type OpenDraft, openedBy, principalOf } from './open-draft.ts';

interface StartProps {
  readonly offers: readonly Fillable[];
  readonly fillable: Fillable;
  readonly context: FieldContext;
  readonly drafts: readonly OpenDraft[];
  readonly mandates: readonly Mandate[];
  /** For whom it is, as chosen, or as a link says. */
  readonly chosen: string;
  readonly refused: boolean;
  /** Several offer it, and none was chosen. */
  readonly unasked: boolean;
  /** Answers brought along by the link, as `writeBrought` writes them. */
  readonly brought: string;
}

function StartPage({ offers, fillable, context, drafts, mandates, chosen, refused, unasked, brought }: StartProps) {
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
        {unasked && <ErrorSummary errors={[{ field: 'agency', message: m.agencyMissing }]} />}
        {refused && <ErrorSummary errors={[{ field: 'untuk', message: m.notForThem }]} />}
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
          <Brought fillable={fillable} context={context} brought={brought} />
          {only ? (
            <input type="hidden" name="agency" value={only.agencyId} />
          ) : (
            <Choices
              id="agency"
              label={m.agency}
              hint={m.chooseAgency}
              type="radio"
              values={[]}
              error={unasked ? m.agencyMissing : undefined}
              options={offers.map((offer) => ({ value: offer.agencyId, label: offer.agencyName }))}
            />
          )}
          <ForWhom mandates={mandates} value={chosen} error={refused ? m.notForThem : undefined} />
          <p class="soft">{m.about}</p>
          <Button kind={drafts.length > 0 ? 'quiet' : 'main'}>{drafts.length > 0 ? m.beginAnew : m.begin}</Button>
        </Form>
      </div>
    </Page>
  );
}

/** What the link brought along, shown before it fills any box. */
function Brought({ fillable, context, brought }: Pick<StartProps, 'fillable' | 'context' | 'brought'>) {
  const { locale } = useView();
  const answers = readBrought(brought, fillable.journey, fillable.carries, context);
  const facts = fillable.journey.pages.flatMap(({ key, fields }) =>
    Object.entries(answers[key] ?? {}).map(([name, value]) => ({
      label: fields[name]?.label(locale) ?? name,
      value: fields[name]?.show(value as never, locale, context) ?? '',
    })),
  );
  if (facts.length === 0) return null;
  return (
    <section class="card stack">
      <h2 class="t-l">{texts(locale).start.brought}</h2>
      <Facts facts={facts} />
      <input type="hidden" name="bawa" value={brought} />
    </section>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly OpenDraft[] }) {
  const { locale, actor } = useView();
  const m = texts(locale).start;
  const me = actor?.kind === 'person' ? actor : {};
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
                {draft.forName !== null && `${m.atCounterFor(draft.forName)}. `}
                {principalOf(draft, me) !== undefined && `${m.inNameOf(principalOf(draft, me) ?? '')}. `}
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

  const show = async (
    request: Request,
    reply: Reply,
    {
      service,
      chosen,
      refused,
      unasked = false,
      brought,
    }: {
      readonly service: string;
      readonly chosen: string;
      readonly refused: boolean;
      readonly unasked?: boolean;
      readonly brought: string;
    },
  ) => {
    const offers = offersOf(service);
    const actor = getPerson(request);
    const [fillable] = offers;
    const { rows: mine } = await listDrafts(deps.db, actor.personId, { service: fillable.key });
    const context = await contextOf(deps.db, deps, fillable);
    const others = offers.filter((offer) => offer !== fillable && mine.some((draft) => draft.agencyId === offer.agencyId));
    // Law is read once for each agency, however many drafts there are.
    const contexts = new Map([[fillable, context]]);
    for (const offer of others) contexts.set(offer, await contextOf(deps.db, deps, offer));
    const drafts = mine.flatMap((draft) =>
      [...contexts].filter(([offer]) => offer.agencyId === draft.agencyId).map(([offer, read]) => openedBy(draft, offer, read)),
    );
    const mandates = mandatesFor(actor, offers);
    const props = {
      offers,
      fillable,
      context,
      drafts,
      mandates,
      chosen: mandates.some(({ id }) => id === chosen) ? chosen : SELF,
      refused,
      unasked,
      brought,
    };
    return render(request, reply, <StartPage {...props} />, {
      title: texts(request.locale).start.title(fillable.title(request.locale)),
      status: refused || unasked ? 422 : 200,
    });
  };

  const bawa = Type.Optional(Type.String({ maxLength: 12_000 }));
  const Query = Type.Object({ bawa, untuk: Type.Optional(Type.String({ maxLength: 60 })), lang: Type.Optional(Type.String()) });
  app.get(
    fillPaths.start.pattern,
    { schema: { params: Params, querystring: Query }, config: { policy: 'signed-in' } },
    async (request, reply) =>
      show(request, reply, {
        service: request.params.service,
        chosen: request.query.untuk ?? SELF,
        refused: false,
        brought: request.query.bawa ?? '',
      }),
  );

  const Body = Type.Object({
    draft: Type.String({ format: 'uuid' }),
    agency: Type.Optional(Type.String({ format: 'uuid' })),
    untuk: Type.Optional(Type.String({ maxLength: 60 })),
    bawa,
  });
  app.post(
    fillPaths.start.pattern,
    { schema: { params: Params, body: Body }, config: { policy: 'signed-in', perMinute: 30 } },
    async (request, reply) => {
      const { personId, mandates = [] } = getPerson(request);
      const { service } = request.params;
      const { untuk = SELF, bawa: written = '' } = request.body;
      // Of several agencies none is meant until somebody says so: what is sent to the wrong one is read by the wrong one.
      if (request.body.agency === undefined && offersOf(service).length > 1)
        return show(request, reply, { service, chosen: untuk, refused: false, unasked: true, brought: written });
      const fillable = offersOf(service).find((one) => one.agencyId === request.body.agency);
      if (!fillable) throw new AppError('NOT_FOUND', { agency: request.body.agency });
      const mandate = mandates.find((one) => one.id === untuk && covers(one, { service, agencyId: fillable.agencyId }));
      if (untuk !== SELF && !mandate) return show(request, reply, { service, chosen: untuk, refused: true, brought: written });
      const brought = readBrought(written, fillable.journey, fillable.carries, await contextOf(deps.db, deps, fillable));
      const { agencyId } = fillable;
      const draft = { id: request.body.draft, service, agencyId, personId, mandateId: mandate?.id ?? null, brought };
      await transaction(deps.db, (tx) => enterDraft(tx, draft, deps.clock.now()));
      return reply.redirect(fillPaths.tasks({ draftId: draft.id }), 303);
    },
  );
}
