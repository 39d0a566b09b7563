import { transaction } from '#db';
import { AppError, oneLine, type PersonActor } from '#kernel';
import { authorise, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { proposeChange, rulesAt } from '#platform/rules';
import { render, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { noteExport } from '../admin/export.ts';
import { getRulesReader } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { getGoverned, readGoverned, RuleAddress } from './governed.ts';
import { tellProposed } from './notices.ts';
import { type QuestionGroup, QuestionsPage } from './questions-page.tsx';
import { servicesInWords } from './list-page.tsx';
import { texts } from './texts.ts';
import { unitIn } from './unit.tsx';
import { valueInWords } from './changes.tsx';

const Confirmation = Type.Object({ versi: Type.String({ format: 'uuid' }), dasar: Type.String({ maxLength: 2000 }) });

/** What nobody has confirmed, as questions to the agency, and the one way to answer them. */
export function questionRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;
  const querystring = Type.Object({ lang: Type.Optional(Type.String()) });

  const unanswered = async (actor: PersonActor) => (await readGoverned(deps, actor)).filter(({ inForce }) => !inForce.confirmed);

  app.get(portalPaths.questions.pattern, { schema: { querystring }, config }, async (request, reply) => {
    const actor = getRulesReader(request);
    const lines = await unanswered(actor);
    const groups = new Map<string, QuestionGroup>();
    for (const line of lines) {
      const key = [line.agency.id, ...line.services.map((service) => service.key)].join(' ');
      const mayPropose = can(actor, 'rules.propose', line.agency.id);
      const group = groups.get(key) ?? { agency: line.agency, services: line.services, lines: [], mayPropose };
      groups.set(key, { ...group, lines: [...group.lines, line] });
    }
    const m = adminTexts(request.locale);
    return render(request, reply, <QuestionsPage groups={[...groups.values()]} />, { title: `${m.tabs.questions}, ${m.title}` });
  });

  app.get(
    portalPaths.questionsCsv.pattern,
    { schema: { querystring }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const actor = getRulesReader(request);
      const { locale } = request;
      const lines = await unanswered(actor);
      await noteExport(
        deps,
        actor,
        'questions',
        lines.map(({ agency }) => agency.id),
      );
      const m = texts(locale);
      const head = [m.agency, m.service, m.rule, m.key, m.value, m.unit, m.citation, m.meanwhile, m.answer];
      const rows = lines.map(({ agency, services, rule, inForce }) => [
        `${agency.government}, ${agency.name}`,
        servicesInWords(services, locale),
        rule.title[locale],
        rule.key,
        valueInWords(rule, inForce.value, locale),
        unitIn(inForce.unit ?? '', locale),
        inForce.citation,
        rule.meanwhile?.[locale] ?? m.meanwhileAny,
        '',
      ]);
      return sendCsv(reply, `${m.questionsFile}-${officeDay(clock.now())}`, [head, ...rows]);
    },
  );

  app.post(portalPaths.confirmRule.pattern, { schema: { params: RuleAddress, body: Confirmation }, config }, async (request, reply) => {
    const actor = getRulesReader(request);
    const governed = getGoverned(deps, actor, request.params);
    const { agency, rule } = governed;
    authorise(actor, 'rules.propose', agency.id);
    const today = officeDay(clock.now());
    const inForce = (await rulesAt(db, [rule], { agencyId: agency.id, on: today })).version(rule);
    // Who confirms has read this very version, or reads again.
    if (inForce.id !== request.body.versi || inForce.confirmed) throw new AppError('CONFLICT', { why: 'another-version', rule: rule.key });
    const citation = oneLine(request.body.dasar);
    if (citation.length < 5 || citation.length > 300) throw new AppError('INVALID_INPUT', { fields: [{ field: 'dasar', why: 'length' }] });
    const change = { value: inForce.value, citation, validFrom: today, confirmed: true, reason: texts('id').confirmReason };
    const at = clock.now();
    await transaction(db, async (tx) => {
      await proposeChange(tx, rule, { ...change, agencyId: agency.id, actor, today, at });
      await tellProposed(tx, governed, actor, at);
    });
    return reply.redirect(portalPaths.rule({ agency: agency.key, key: rule.key }, { sudah: 'propose' }), 303);
  });
}
