import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { authorise, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { lastNumber, type Numbering } from '#platform/documents';
import { enterRule, rulesAt, rulesComing } from '#platform/rules';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { type Numbered, NumberingPage, type NumberingPageProps } from './page.tsx';
import { readNumbering } from './read-numbering.ts';

const Query = Type.Object({ disimpan: Type.Optional(Type.Literal('1')), lang: Type.Optional(Type.String()) });
const Short = Type.String({ maxLength: 400 });
const Sent = Type.Object({
  key: Short,
  at: Type.String({ format: 'uuid' }),
  pattern: Short,
  type: Short,
  agency: Short,
  citation: Short,
  from: Short,
});

/** How the numbers of an agency's letters read: seen and changed by its administrator. */
export function numberingRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock, registry } = deps;

  const show = async (request: Request, reply: Reply, rest: Pick<NumberingPageProps, 'saved' | 'refused'>) => {
    const today = officeDay(clock.now());
    const letters = await lettersOf(deps, getAdmin(request), today, request.locale);
    const m = adminTexts(request.locale);
    return render(request, reply, <NumberingPage letters={letters} today={today} {...rest} />, {
      title: `${m.tabs.numbering}, ${m.title}`,
      status: rest.refused ? 422 : 200,
    });
  };

  app.get(portalPaths.numbering.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, (request, reply) =>
    show(request, reply, { saved: request.query.disimpan === '1' }),
  );

  app.post(portalPaths.numbering.pattern, { schema: { body: Sent }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getAdmin(request);
    const { key, at: agencyId, ...sent } = request.body;
    authorise(actor, 'rules.enter', agencyId);
    const offer = registry.all().find(({ agency }) => agency.id === agencyId);
    const product = registry
      .all()
      .filter(({ agency }) => agency.id === offer?.agency.id)
      .flatMap(({ service }) => Object.values(service.products))
      .find(({ numbering }) => numbering.key === key);
    if (!product) throw new AppError('NOT_FOUND', { rule: key });
    const read = readNumbering(sent, officeDay(clock.now()), request.locale);
    if (!read.ok) return show(request, reply, { saved: false, refused: { key, agencyId, sent, errors: read.errors } });
    const { numbering: value, citation, validFrom } = read;
    await transaction(db, (tx) => enterRule(tx, product.numbering, { agencyId, value, citation, validFrom, actor, at: clock.now() }));
    return reply.redirect(portalPaths.numbering({}, { disimpan: '1' }), 303);
  });
}

/** The numbered letters of the agencies where the officer may enter rules. */
async function lettersOf(
  { db, registry }: PortalDeps,
  actor: PersonActor,
  today: string,
  locale: 'id' | 'en',
): Promise<readonly Numbered[]> {
  const offers = registry.all().filter(({ agency }) => can(actor, 'rules.enter', agency.id));
  const all = offers.flatMap(({ service, agency }) => Object.values(service.products).map((product) => ({ service, agency, product })));
  return Promise.all(
    all.map(async ({ service, agency, product: { numbering, series, title } }): Promise<Numbered> => {
      const where = { agencyId: agency.id, on: today };
      const [book, coming, last] = await Promise.all([
        rulesAt(db, [numbering], where),
        rulesComing(db, numbering, where),
        lastNumber(db, { agencyId: agency.id, series, year: Number(today.slice(0, 4)) }),
      ]);
      return {
        key: numbering.key,
        agencyId: agency.id,
        title: title(locale),
        of: `${service.title(locale)}, ${agency.name}`,
        inForce: book.version<typeof numbering.schema>(numbering),
        coming: coming.map((version) => ({ ...version, value: version.value as Numbering })),
        last,
      };
    }),
  );
}
