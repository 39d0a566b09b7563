import { transaction, type Tx } from '#db';
import { AppError, oneLine, type PersonActor, refusalOf } from '#kernel';
import { officeDay } from '#platform/calendar';
import { sendFile } from '#platform/files';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { zoneOf } from '../../domain/data/provinces.ts';
import { dayIn } from '../../domain/days.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { ways } from '../../domain/proof/delivery.ts';
import { samsatPaths } from '../../paths.ts';
import { chooseWay, complain, confirmReceipt } from '../../proof/deliver.ts';
import { openAddress } from '../../proof/sealed.ts';
import { ownProof, proofsOf, stepsOf } from '../../proof/store.ts';
import { findTbpkp, ownTbpkp } from '../../proof/tbpkp.ts';
import { tokenOf } from '../../proof/token.ts';
import { getVehicle } from '../../vehicles/store.ts';
import { keptProof } from './kept.ts';
import { ProofPage, type ProofProps, ProofsPage } from './page.tsx';
import { texts } from './texts.ts';

const Params = Type.Object({ proofId: Type.String({ format: 'uuid' }) });
const Lang = Type.Object({ lang: Type.Optional(Type.String()) });
const Query = Type.Object({
  kabar: Type.Optional(Type.Enum(['received', 'missed', 'way'])),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;

/** What somebody shows on the road, and how the paper reaches them. */
export function proofRoutes(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, proofKeys } = deps;

  app.get(samsatPaths.proofs.pattern, { schema: { querystring: Lang }, config }, async (request, reply) => {
    const proofs = await proofsOf(db, getPerson(request).personId);
    const page = <ProofsPage proofs={proofs} today={officeDay(clock.now())} />;
    return render(request, reply.header('cache-control', 'no-store'), page, { title: texts(request.locale).list });
  });

  const show = async (
    request: Request,
    reply: Reply,
    proofId: string,
    { news, errors = [], status = 422 }: { news?: ProofProps['news']; errors?: readonly FormError[]; status?: number },
  ) => {
    const proof = await ownProof(db, getPerson(request).personId, proofId);
    const [vehicle, steps, tbpkp] = await Promise.all([getVehicle(db, proof.vehicleId), stepsOf(db, proofId), findTbpkp(db, proofId)]);
    const { plate, stnkUntil } = vehicle;
    const props = {
      proof,
      plate,
      stnkUntil,
      steps,
      news,
      errors,
      today: dayIn(clock.now(), zoneOf(vehicle)),
      token: tokenOf(proofKeys, proof),
      tbpkp: tbpkp?.number ?? null,
      address: proof.delivery ? openAddress(db, proofId, proof.delivery.address) : '',
    };
    return render(request, reply.header('cache-control', 'no-store'), <ProofPage {...props} />, {
      title: texts(request.locale).of(showNrkb(proof.nrkb)),
      status: errors.length > 0 ? status : 200,
    });
  };

  app.get(samsatPaths.proof.pattern, { schema: { params: Params, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.proofId, { news: request.query.kabar }),
  );

  app.get(
    samsatPaths.proofPdf.pattern,
    { schema: { params: Params, querystring: Lang }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const proof = await ownProof(db, getPerson(request).personId, request.params.proofId);
      if (proof.state === 'revoked') throw new AppError('NOT_FOUND', { proof: proof.id });
      const pdf = keptProof(proof, tokenOf(proofKeys, proof), { locale: request.locale, demo: deps.demo });
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${texts(request.locale).fileName(proof.nrkb)}.pdf"`)
        .type('application/pdf')
        .send(pdf);
    },
  );

  app.get(
    samsatPaths.proofTbpkp.pattern,
    { schema: { params: Params }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) =>
      sendFile(
        reply,
        deps.files.storage,
        await ownTbpkp(db, getPerson(request).personId, request.params.proofId),
        'attachment',
        'no-store',
      ),
  );

  /** Does something about one's own proof and shows it again: with what came of it, or why it cannot be. */
  const act = async (
    request: Request,
    reply: Reply,
    { proofId, news, work }: { proofId: string; news: ProofProps['news']; work: (tx: Tx, actor: PersonActor, at: Date) => Promise<void> },
  ) => {
    const actor = getPerson(request);
    const why = await refusalOf(() => transaction(db, (tx) => work(tx, actor, clock.now())));
    if (why !== undefined)
      return show(request, reply, proofId, { status: 409, errors: [{ field: 'kiriman', message: texts(request.locale).refused }] });
    return reply.redirect(samsatPaths.proof({ proofId }, { kabar: news }), 303);
  };

  app.post(samsatPaths.proofReceived.pattern, { schema: { params: Params }, config }, (request, reply) => {
    const { proofId } = request.params;
    return act(request, reply, { proofId, news: 'received', work: (tx, actor, at) => confirmReceipt(tx, actor, proofId, at) });
  });

  const Missed = Type.Object({ keluhan: Type.Optional(Type.String({ maxLength: 600 })) });
  app.post(
    samsatPaths.proofMissed.pattern,
    { schema: { params: Params, body: Missed }, config: { ...config, perMinute: 10 } },
    (request, reply) => {
      const { proofId } = request.params;
      const words = oneLine(request.body.keluhan ?? '').slice(0, 500);
      if (words === '') return show(request, reply, proofId, { errors: [{ field: 'keluhan', message: texts(request.locale).needWords }] });
      return act(request, reply, { proofId, news: 'missed', work: (tx, actor, at) => complain(tx, actor, proofId, words, at) });
    },
  );

  const Chosen = Type.Object({ cara: Type.Optional(Type.Enum(ways)), alamat: Type.Optional(Type.String({ maxLength: 600 })) });
  app.post(
    samsatPaths.proofWay.pattern,
    { schema: { params: Params, body: Chosen }, config: { ...config, perMinute: 10 } },
    (request, reply) => {
      const { proofId } = request.params;
      const { cara: way = 'post' } = request.body;
      const address = oneLine(request.body.alamat ?? '').slice(0, 300);
      if (way === 'post' && address === '')
        return show(request, reply, proofId, { errors: [{ field: 'alamat', message: texts(request.locale).noAddress }] });
      return act(request, reply, { proofId, news: 'way', work: (tx, actor, at) => chooseWay(tx, actor, { proofId, way, address }, at) });
    },
  );
}
