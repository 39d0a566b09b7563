import { transaction, type Tx } from '#db';
import { AppError, oneLine, type PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { once } from '#platform/clients';
import { sendFile } from '#platform/files';
import { about, Following, getPerson, Id, Idempotent, pageFrom, pageOf, path, readCursor, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { SamsatDeps } from '../deps.ts';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn } from '../domain/days.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { ways } from '../domain/proof/delivery.ts';
import { keptProof } from '../features/proof/kept.ts';
import { chooseWay, complain, confirmReceipt } from '../proof/deliver.ts';
import { inspectProof } from '../proof/inspect.ts';
import { openAddress } from '../proof/sealed.ts';
import { followProofs, ownProof, stepsOf } from '../proof/store.ts';
import { findTbpkp, ownTbpkp } from '../proof/tbpkp.ts';
import { tokenOf } from '../proof/token.ts';
import { getVehicle } from '../vehicles/store.ts';
import { presentProof, presentProofLine } from './present.ts';
import { CheckedProof, ProofLine, ProofView } from './schemas.ts';

const paths = {
  proofs: path('/api/v1/vehicle-proofs'),
  proof: path('/api/v1/vehicle-proofs/:proofId'),
  pdf: path('/api/v1/vehicle-proofs/:proofId/pdf'),
  tbpkp: path('/api/v1/vehicle-proofs/:proofId/tbpkp'),
  received: path('/api/v1/vehicle-proofs/:proofId/receipt'),
  complaint: path('/api/v1/vehicle-proofs/:proofId/complaint'),
  delivery: path('/api/v1/vehicle-proofs/:proofId/delivery'),
  check: path('/api/v1/vehicle-proofs/check'),
};
const Params = Type.Object({ proofId: Id });
const ProofPage = pageOf('VehicleProofPage', ProofLine);
const config = (id: string, said: readonly [string, string], perMinute?: number) => ({
  policy: 'signed-in' as const,
  operation: about('proofs', id, said),
  ...(perMinute !== undefined && { perMinute }),
});
const idOf = (request: Request) => (request.params as { proofId: string }).proofId;

/** Proofs and the way of the paper as JSON, through what the pages do; and the check of a proof, for everybody. */
export function proofApi(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, proofKeys } = deps;

  const show = async (request: Request) => {
    const proof = await ownProof(db, getPerson(request).personId, idOf(request));
    const [vehicle, steps, tbpkp] = await Promise.all([getVehicle(db, proof.vehicleId), stepsOf(db, proof.id), findTbpkp(db, proof.id)]);
    return presentProof(proof, {
      today: dayIn(clock.now(), zoneOf(vehicle)),
      token: tokenOf(proofKeys, proof),
      tbpkp: tbpkp?.number ?? null,
      address: proof.delivery ? openAddress(db, proof.id, proof.delivery.address) : '',
      steps,
    });
  };

  app.get(
    paths.proofs.pattern,
    {
      schema: { querystring: Type.Object(Following), response: { 200: ProofPage } },
      config: config('listVehicleProofs', ['E-pengesahan sendiri', 'List own e-proofs']),
    },
    async (request) => {
      const { limit = 25, after } = request.query;
      const found = await followProofs(db, getPerson(request).personId, { limit, after: readCursor(after) });
      const today = officeDay(clock.now());
      return pageFrom(
        found,
        limit,
        ({ issuedAt, id }) => ({ at: issuedAt.toISOString(), id }),
        (proof) => presentProofLine(proof, today),
      );
    },
  );

  app.get(
    paths.proof.pattern,
    {
      schema: { params: Params, response: { 200: ProofView } },
      config: config('getVehicleProof', ['Satu e-pengesahan dengan token dan kirimannya', 'Get an e-proof with its token and delivery']),
    },
    (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      return show(request);
    },
  );

  app.get(
    paths.pdf.pattern,
    {
      schema: { params: Params },
      config: {
        policy: 'signed-in',
        perMinute: 20,
        importance: 'later',
        operation: about('proofs', 'getVehicleProofPdf', ['E-pengesahan sebagai PDF', 'Get an e-proof as PDF'], {
          gives: 'application/pdf',
        }),
      },
    },
    async (request, reply) => {
      const proof = await ownProof(db, getPerson(request).personId, idOf(request));
      if (proof.state === 'revoked') throw new AppError('NOT_FOUND', { proof: proof.id });
      const pdf = keptProof(proof, tokenOf(proofKeys, proof), { locale: request.locale, demo: deps.demo });
      return reply.header('cache-control', 'no-store').type('application/pdf').send(pdf);
    },
  );

  app.get(
    paths.tbpkp.pattern,
    {
      schema: { params: Params },
      config: {
        policy: 'signed-in',
        perMinute: 20,
        importance: 'later',
        operation: about('proofs', 'getVehicleProofTbpkp', ['e-TBPKP bersegel sebagai PDF', 'Get the sealed e-TBPKP as PDF'], {
          gives: 'application/pdf',
        }),
      },
    },
    async (request, reply) =>
      sendFile(reply, deps.files.storage, await ownTbpkp(db, getPerson(request).personId, idOf(request)), 'attachment', 'no-store'),
  );

  /** Does something about one's own proof once for a key, and shows it. */
  const act = async (
    request: Request,
    operation: string,
    asked: unknown,
    work: (tx: Tx, actor: PersonActor, at: Date) => Promise<void>,
  ) => {
    const actor = getPerson(request);
    const at = clock.now();
    const key = String(request.headers['idempotency-key']);
    const claim = { personId: actor.personId, key, operation, asked: { proof: idOf(request), asked } };
    await transaction(db, (tx) =>
      once(tx, claim, at, async () => {
        await work(tx, actor, at);
        return { id: idOf(request) };
      }),
    );
    return show(request);
  };

  app.post(
    paths.received.pattern,
    {
      schema: { params: Params, headers: Idempotent, response: { 200: ProofView } },
      config: config('confirmVehicleReceipt', ['TBPKP dan stiker sudah diterima', 'Confirm that TBPKP and sticker came'], 20),
    },
    (request) => act(request, 'confirmVehicleReceipt', null, (tx, actor, at) => confirmReceipt(tx, actor, idOf(request), at)),
  );

  app.post(
    paths.complaint.pattern,
    {
      schema: {
        params: Params,
        headers: Idempotent,
        body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 500 }) }),
        response: { 200: ProofView },
      },
      config: config('complainOfDelivery', ['Keluhan atas kiriman', 'Complain of the delivery'], 10),
    },
    (request) => {
      const words = oneLine(request.body.words).slice(0, 500);
      if (words === '') throw new AppError('INVALID_INPUT', { fields: [{ field: 'words', why: 'empty' }] });
      return act(request, 'complainOfDelivery', words, (tx, actor, at) => complain(tx, actor, idOf(request), words, at));
    },
  );

  const Way = Type.Object({ way: Type.Enum(ways), address: Type.Optional(Type.String({ maxLength: 300 })) });
  app.put(
    paths.delivery.pattern,
    {
      schema: { params: Params, headers: Idempotent, body: Way, response: { 200: ProofView } },
      config: config('chooseDelivery', ['Pilih cara dan alamat kiriman', 'Choose way and address of the delivery'], 10),
    },
    (request) => {
      const { way } = request.body;
      const address = oneLine(request.body.address ?? '').slice(0, 300);
      if (way === 'post' && address === '') throw new AppError('INVALID_INPUT', { fields: [{ field: 'address', why: 'empty' }] });
      const proofId = idOf(request);
      return act(request, 'chooseDelivery', { way, address }, (tx, actor, at) => chooseWay(tx, actor, { proofId, way, address }, at));
    },
  );

  app.post(
    paths.check.pattern,
    {
      schema: {
        body: Type.Object({ proof: Type.String({ maxLength: 400, description: 'Token or code.' }) }),
        response: { 200: CheckedProof },
      },
      config: {
        policy: 'public',
        perMinute: 60,
        operation: about('proofs', 'checkVehicleProof', ['Periksa e-pengesahan', 'Check an e-proof']),
      },
    },
    async (request) => {
      const { result, proof } = await inspectProof({ db, keys: proofKeys }, request.body.proof, clock.now());
      return { result, proof: proof && { ...proof, nrkb: showNrkb(proof.nrkb) } };
    },
  );
}
