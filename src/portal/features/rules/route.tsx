import { transaction } from '#db';
import { formatDateTime } from '#i18n';
import { AppError } from '#kernel';
import { authorise, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import {
  approveProposal,
  declineOffer,
  getProposal,
  listOffers,
  listProposals,
  listVersions,
  proposeCallingOff,
  proposeChange,
  rejectProposal,
  type Rule,
  type RuleVersion,
  rulesAt,
  withdrawProposal,
} from '#platform/rules';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { noteExport } from '../admin/export.ts';
import { getRulesReader } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { effectsOf } from './effects.tsx';
import { getGoverned, type Governed, governedBy, offerIn, readGoverned, RuleAddress } from './governed.ts';
import { readHouseRules } from './house.tsx';
import { RulesPage } from './list-page.tsx';
import { tellDecided, tellProposed } from './notices.ts';
import { readProposal, readReason, sentOfVersion } from './read-proposal.ts';
import { RulePage } from './rule-page.tsx';
import type { RulePageProps } from './rule-props.ts';
import { texts } from './texts.ts';
import { PROPOSALS_A_PAGE, type Waiting, WaitingPage } from './waiting-page.tsx';

const flag = Type.Optional(Type.Literal('1'));
const lang = Type.Optional(Type.String());
const ListQuery = Type.Object({
  belum: flag,
  usulan: flag,
  layanan: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lang,
});
const RuleQuery = Type.Object({
  dari: Type.Optional(Type.String({ format: 'uuid' })),
  sudah: Type.Optional(Type.Enum(['propose', 'approve', 'reject', 'withdraw', 'keep'])),
  lang,
});
/** Names and number of the fields come from the rule's own schema. */
const SentForm = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 100_000 }));
const ProposalId = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Decision = Type.Object({
  putusan: Type.Enum(['approve', 'reject', 'withdraw']),
  catatan: Type.Optional(Type.String({ maxLength: 2000 })),
});
const Keep = Type.Object({ versi: Type.String({ format: 'uuid' }) });
const CallOff = Type.Object({ versi: Type.String({ format: 'uuid' }), alasan: Type.String({ maxLength: 2000 }) });

/** Whether a rule holds each of some words: in its title of either language, its key or what it rests on. */
function isNamed({ rule, inForce }: { readonly rule: Rule; readonly inForce: RuleVersion }, q: string): boolean {
  const held = [rule.title.id, rule.title.en, rule.key, inForce.citation].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => held.includes(word));
}

/** The rules of an agency: read by its officers, changed by one person's proposal and another's approval. */
export function ruleRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;
  const today = () => officeDay(clock.now());

  app.get(portalPaths.rules.pattern, { schema: { querystring: ListQuery }, config }, async (request, reply) => {
    const lines = await readGoverned(deps, getRulesReader(request));
    const { belum, usulan, layanan = '', q = '' } = request.query;
    const services = [...new Map(lines.flatMap((line) => line.services.map((one) => [one.key, one] as const))).values()];
    const filter = {
      only: belum ? ('questions' as const) : usulan ? ('proposals' as const) : null,
      service: services.some(({ key }) => key === layanan) ? layanan : null,
      q: q.trim(),
    };
    const shown = lines.filter(
      (line) =>
        (filter.only !== 'questions' || !line.inForce.confirmed) &&
        (filter.only !== 'proposals' || line.open !== null || line.offer !== null) &&
        (filter.service === null || line.services.some(({ key }) => key === filter.service)) &&
        isNamed(line, filter.q),
    );
    const house = filter.only === 'proposals' || filter.service ? [] : await readHouseRules(deps);
    const asked = house.filter((line) => (filter.only !== 'questions' || !line.inForce.confirmed) && isNamed(line, filter.q));
    const named = services.map(({ key, title }) => ({ key, title: title(request.locale) }));
    return render(request, reply, <RulesPage lines={shown} house={asked} filter={filter} services={named} />, titled(request, 'rules'));
  });

  const show = async (request: Request, reply: Reply, governed: Governed, rest: ShowOptions = {}) => {
    const actor = getRulesReader(request);
    const { agency, rule } = governed;
    const at = { key: rule.key, agencyId: agency.id };
    const [versions, proposals, offers, book] = await Promise.all([
      listVersions(db, at),
      listProposals(db, at),
      listOffers(db, [agency.id]),
      rulesAt(db, [rule], { agencyId: agency.id, on: today() }),
    ]);
    const inForce = book.version(rule);
    const open = proposals.find(({ state }) => state === 'open');
    const effects = open?.kind === 'change' ? await effectsOf(deps, governed, open, today()) : null;
    const base = versions.find(({ id }) => id === rest.from);
    const form = rest.form ?? {
      sent: sentOfVersion(rule, base ?? inForce, today(), request.locale),
      errors: [],
      from: base?.version ?? null,
    };
    const may = { propose: can(actor, 'rules.propose', agency.id), approve: can(actor, 'rules.approve', agency.id) };
    const props = {
      governed,
      inForce,
      versions,
      proposals,
      effects,
      offer: offerIn(offers, governed, inForce),
      may,
      form,
      today: today(),
      me: actor.personId,
    };
    return render(request, reply, <RulePage {...props} done={rest.done ?? null} noteError={rest.noteError} />, {
      title: `${rule.title[request.locale]}, ${adminTexts(request.locale).title}`,
      status: rest.form !== undefined || rest.noteError !== undefined ? 422 : 200,
    });
  };

  app.get(portalPaths.rule.pattern, { schema: { params: RuleAddress, querystring: RuleQuery }, config }, async (request, reply) => {
    const governed = getGoverned(deps, getRulesReader(request), request.params);
    const { dari, sudah } = request.query;
    return show(request, reply, governed, { ...(dari && { from: dari }), ...(sudah && { done: sudah }) });
  });

  app.post(portalPaths.rule.pattern, { schema: { params: RuleAddress, body: SentForm }, config }, async (request, reply) => {
    const actor = getRulesReader(request);
    const governed = getGoverned(deps, actor, request.params);
    const { agency, rule } = governed;
    authorise(actor, 'rules.propose', agency.id);
    const inForce = (await rulesAt(db, [rule], { agencyId: agency.id, on: today() })).version(rule);
    const read = readProposal(rule, request.body, { inForce, today: today(), locale: request.locale });
    if ('errors' in read) return show(request, reply, governed, { form: { sent: request.body, errors: read.errors, from: null } });
    const change = { ...read.proposal, agencyId: agency.id, actor, today: today(), at: clock.now() };
    await transaction(db, async (tx) => {
      await proposeChange(tx, rule, change);
      await tellProposed(tx, governed, actor, change.at);
    });
    return reply.redirect(portalPaths.rule({ agency: agency.key, key: rule.key }, { sudah: 'propose' }), 303);
  });

  app.post(portalPaths.callOff.pattern, { schema: { params: RuleAddress, body: CallOff }, config }, async (request, reply) => {
    const actor = getRulesReader(request);
    const governed = getGoverned(deps, actor, request.params);
    const { agency, rule } = governed;
    authorise(actor, 'rules.propose', agency.id);
    const reason = readReason(request.body.alasan);
    if (reason === null) throw new AppError('INVALID_INPUT', { fields: [{ field: 'alasan', why: 'length' }] });
    const proposing = { agencyId: agency.id, reason, actor, today: today(), at: clock.now() };
    await transaction(db, async (tx) => {
      await proposeCallingOff(tx, rule, request.body.versi, proposing);
      await tellProposed(tx, governed, actor, proposing.at);
    });
    return reply.redirect(portalPaths.rule({ agency: agency.key, key: rule.key }, { sudah: 'propose' }), 303);
  });

  app.post(portalPaths.keepRule.pattern, { schema: { params: RuleAddress, body: Keep }, config }, async (request, reply) => {
    const actor = getRulesReader(request);
    const { agency, rule } = getGoverned(deps, actor, request.params);
    authorise(actor, 'rules.propose', agency.id);
    await transaction(db, (tx) => declineOffer(tx, { agencyId: agency.id, versionId: request.body.versi }, actor, clock.now()));
    return reply.redirect(portalPaths.rule({ agency: agency.key, key: rule.key }, { sudah: 'keep' }), 303);
  });

  const waitingFor = async (request: Request): Promise<readonly Waiting[]> => {
    const lines = await readGoverned(deps, getRulesReader(request));
    const waiting = lines.flatMap((line) => (line.open ? [{ ...line, open: line.open }] : []));
    return waiting.sort((a, b) => a.open.proposedAt.getTime() - b.open.proposedAt.getTime());
  };

  const halaman = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 }));
  app.get(portalPaths.proposals.pattern, { schema: { querystring: Type.Object({ halaman, lang }) }, config }, async (request, reply) => {
    const waiting = await waitingFor(request);
    const { halaman: page = 1 } = request.query;
    const lines = waiting.slice((page - 1) * PROPOSALS_A_PAGE, page * PROPOSALS_A_PAGE);
    return render(request, reply, <WaitingPage lines={lines} total={waiting.length} page={page} />, titled(request, 'proposals'));
  });

  app.get(
    portalPaths.proposalsCsv.pattern,
    { schema: { querystring: Type.Object({ lang }) }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const waiting = await waitingFor(request);
      await noteExport(
        deps,
        getRulesReader(request),
        'proposals',
        waiting.map(({ agency }) => agency.id),
      );
      const m = texts(request.locale);
      const lines = waiting.map(({ rule, agency, open }) => [
        rule.title[request.locale],
        rule.key,
        agency.name,
        m.kinds[open.kind],
        open.proposerName,
        formatDateTime(open.proposedAt, request.locale),
        open.reason,
      ]);
      const head = [m.rule, m.key, m.agency, m.kind, m.proposer, m.proposedAt, m.reason];
      return sendCsv(reply, `${m.proposalsFile}-${today()}`, [head, ...lines]);
    },
  );

  app.post(portalPaths.proposal.pattern, { schema: { params: ProposalId, body: Decision }, config }, async (request, reply) => {
    const actor = getRulesReader(request);
    const { id } = request.params;
    const { putusan, catatan } = request.body;
    const proposal = await getProposal(db, id);
    const governed = governedBy(deps, actor, proposal);
    const { agency, rule } = governed;
    authorise(actor, putusan === 'withdraw' ? 'rules.propose' : 'rules.approve', agency.id);
    const deciding = { actor, today: today(), at: clock.now() };
    const note = readReason(catatan);
    // Said again where it is decided, under the lock; here so that a proposer is not asked for a note first.
    if (putusan === 'reject' && proposal.proposedBy === actor.personId) throw new AppError('FORBIDDEN', { why: 'own-proposal' });
    if (putusan === 'reject' && note === null) return show(request, reply, governed, { noteError: texts(request.locale).wrong.note });
    await transaction(db, async (tx) => {
      if (putusan === 'withdraw') return withdrawProposal(tx, id, deciding);
      await (putusan === 'approve' ? approveProposal(tx, rule, id, deciding) : rejectProposal(tx, id, note ?? '', deciding));
      await tellDecided(tx, governed, proposal, { ...deciding, verdict: putusan === 'approve' ? 'approved' : 'refused' });
    });
    return reply.redirect(portalPaths.rule({ agency: agency.key, key: rule.key }, { sudah: putusan }), 303);
  });
}

interface ShowOptions {
  /** Id of the version the form is filled in from. */
  readonly from?: string;
  readonly done?: RulePageProps['done'];
  readonly form?: RulePageProps['form'];
  readonly noteError?: string;
}

function titled(request: Request, section: 'rules' | 'proposals') {
  const m = adminTexts(request.locale);
  return { title: `${m.tabs[section]}, ${m.title}` };
}
