import { transaction } from '#db';
import { AppError, isDay, oneLine } from '#kernel';
import { authorise, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { paymentRules } from '#platform/payments';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { samsatAgency } from '../../agency.ts';
import type { SamsatDeps } from '../../deps.ts';
import { provinces } from '../../domain/data/provinces.ts';
import { proofRule } from '../../domain/rules/proof-rule.ts';
import { refusalRule } from '../../domain/rules/refusal-rule.ts';
import { samsatPaths } from '../../paths.ts';
import { changesFor, faultOf, proposePolicy } from '../../regions/propose.ts';
import { provinceOfKey, regionPolicy } from '../../regions/read.ts';
import { ConsolePage } from './console-page.tsx';
import { RegionPage } from './page.tsx';
import { readWanted, valuesOf } from './read-wanted.ts';
import { texts } from './texts.ts';

const Key = Type.Enum(provinces.map(({ key }) => key));
const home = samsatAgency.regionCode;

/** What holds in a province, for everybody; and how it is changed, by two of the office. */
export function regionRoutes(app: WebApp, { db, clock, agencyId }: SamsatDeps): void {
  const read = (key: string, on = officeDay(clock.now())) => {
    const province = provinceOfKey(key);
    if (!province) throw new AppError('NOT_FOUND', { province: key });
    return regionPolicy(db, { agencyId, home, province, on, at: clock.now() });
  };

  app.get(
    samsatPaths.region.pattern,
    {
      schema: { params: Type.Object({ provinsi: Key }), querystring: Type.Object({ lang: Type.Optional(Type.String()) }) },
      config: { policy: 'public' },
    },
    async (request, reply) => {
      const policy = await read(request.params.provinsi);
      const { actor } = request;
      const admin = actor?.kind === 'person' && actor.strong && can(actor, 'rules.propose', agencyId);
      const m = texts(request.locale);
      const page = <RegionPage policy={policy} admin={admin} home={request.params.provinsi === home} />;
      return render(request, reply, page, { title: m.title(policy.province.name), description: m.lead('').trim() });
    },
  );

  const config = { policy: 'officer' } as const;
  const Query = Type.Object({
    provinsi: Type.Optional(Key),
    usul: Type.Optional(Type.String({ maxLength: 2, pattern: '^\\d{1,2}$' })),
    lang: Type.Optional(Type.String()),
  });

  interface Shown {
    readonly values?: Readonly<Record<string, string>>;
    readonly errors?: readonly FormError[];
    readonly sent?: string | undefined;
  }
  const show = async (request: Request, reply: Reply, key: string, { values, errors = [], sent }: Shown) => {
    const policy = await read(key);
    const links = [proofRule, refusalRule, ...paymentRules.filter((rule) => rule.key === 'payments.cut-off')];
    const props = {
      province: policy.province,
      values: values ?? valuesOf(policy, officeDay(clock.now())),
      errors,
      sent: sent ?? null,
      home: key === home,
      rules: links.map((rule) => ({ href: `/kelola/aturan/${samsatAgency.key}/${rule.key}`, title: rule.title[request.locale] })),
    };
    return render(request, reply.header('cache-control', 'no-store'), <ConsolePage {...props} />, {
      title: texts(request.locale).console.title,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(samsatPaths.policies.pattern, { schema: { querystring: Query }, config }, (request, reply) => {
    authorise(getPerson(request), 'rules.propose', agencyId);
    return show(request, reply, request.query.provinsi ?? home, { sent: request.query.usul });
  });

  const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 600 }));
  app.post(samsatPaths.policies.pattern, { schema: { querystring: Query, body: Sent }, config }, async (request, reply) => {
    const actor = getPerson(request);
    authorise(actor, 'rules.propose', agencyId);
    const key = request.query.provinsi ?? home;
    const province = provinceOfKey(key);
    if (!province) throw new AppError('NOT_FOUND', { province: key });
    const m = texts(request.locale).console;
    const today = officeDay(clock.now());
    const sent = Object.fromEntries(Object.entries(request.body).map(([name, value]) => [name, oneLine(value)]));
    const { wanted, errors } = readWanted(sent, { words: m.wrong, home: key === home });
    const { mulai: validFrom = '', dasar: instrument = '', pasal: article = '', alasan: reason = '' } = sent;
    if (!isDay(validFrom) || validFrom < today) errors.push({ field: 'mulai', message: m.wrong.day });
    if (instrument === '') errors.push({ field: 'dasar', message: m.wrong.instrument });
    if (reason === '') errors.push({ field: 'alasan', message: m.wrong.reason });
    if (!wanted || errors.length > 0) return show(request, reply, key, { values: sent, errors });
    const on = {
      agencyId,
      province,
      validFrom,
      instrument: instrument.slice(0, 300),
      article: article.slice(0, 200),
      confirmed: sent.dibaca === 'ya',
      reason,
      today,
    };
    const changes = await changesFor(db, wanted, on);
    const fault = faultOf(changes);
    if (fault) return show(request, reply, key, { values: sent, errors: [{ field: 'sk', message: fault[request.locale] }] });
    if (changes.length === 0) return show(request, reply, key, { values: sent, errors: [{ field: 'dini', message: m.nothing }] });
    try {
      const n = await transaction(db, (tx) => proposePolicy(tx, actor, changes, on, clock.now()));
      return await reply.redirect(samsatPaths.policies({}, { provinsi: key, usul: String(n) }), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      return show(request, reply, key, { values: sent, errors: [{ field: 'mulai', message: m.conflict }] });
    }
  });
}
