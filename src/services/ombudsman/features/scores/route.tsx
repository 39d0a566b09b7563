import { transaction } from '#db';
import { AppError, isDay } from '#kernel';
import { can } from '#platform/access';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { otherAgencies } from '../../agency/others.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { calledBy } from '../../domain/respondent.ts';
import { correctScore, enterScore, listScores, type Published, type Score } from '../../oversight/scores.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { getSeated } from '../officer.ts';
import { type ScoreForm, ScoresPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  lang: Type.Optional(Type.String()),
  kabar: Type.Optional(Type.Literal('tercatat')),
  perbaiki: Type.Optional(Type.String({ format: 'uuid' })),
});
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Body = Type.Object({
  jenis: text(20),
  instansi: text(200),
  nama: text(200),
  tahun: text(10),
  predikat: text(120),
  nilai: text(10),
  sumber: text(400),
  tanggal: text(10),
  dibaca: text(2),
  alasan: text(1000),
  cabut: text(2),
});
const ScoreId = Type.Object({ scoreId: Type.String({ format: 'uuid' }) });

/** What the Ombudsman published about an agency, entered by its officers. */
export function scoreRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const show = async (
    request: Request,
    reply: Reply,
    {
      form,
      fields = [],
      correcting = null,
      done = false,
    }: { form?: ScoreForm; fields?: readonly string[]; correcting?: Score | null; done?: boolean },
  ) => {
    const { actor } = getSeated(request, agencyId);
    const m = texts(request.locale);
    const agencies = await otherAgencies(db, agencyId);
    const governments = [...new Set(agencies.map(({ government }) => government))].toSorted();
    const subjects = [
      ...governments.map((name) => ({ value: name, label: name })),
      ...agencies.map((one) => ({ value: one.id, label: calledBy(one) })),
    ];
    const errors = fields.map((field) => ({
      field: field === 'ada' || field === 'berubah' ? 'isi' : field,
      message: m.errors[field] ?? field,
    }));
    return render(
      request,
      reply,
      <ScoresPage
        scores={await listScores(db)}
        {...{ subjects, errors, correcting, done }}
        form={form ?? (correcting ? formOf(correcting) : {})}
        mayEnter={can(actor, 'oversight.publish', agencyId)}
      />,
      { title: m.title, status: fields.length > 0 ? 422 : 200 },
    );
  };

  app.get(ombudsmanPaths.scores.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { kabar, perbaiki } = request.query;
    const correcting = (await listScores(db)).find(({ id, current, withdrawn }) => id === perbaiki && current && !withdrawn) ?? null;
    return show(request, reply, { correcting, done: kabar !== undefined });
  });

  const settle = async (
    request: Request,
    reply: Reply,
    work: () => Promise<unknown>,
    back: { form: ScoreForm; correcting?: Score | null },
  ) => {
    try {
      await work();
    } catch (error) {
      const fields = fieldsOf(error);
      if (!fields) throw error;
      return show(request, reply, { ...back, fields });
    }
    return reply.redirect(ombudsmanPaths.scores({}, { kabar: 'tercatat' }), 303);
  };

  app.post(ombudsmanPaths.scores.pattern, { schema: { body: Body }, config }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const { body: form } = request;
    const chosen = form.instansi === undefined || form.instansi === '' ? (form.nama ?? '') : form.instansi;
    const about = (await otherAgencies(db, agencyId)).find(({ id }) => id === chosen);
    const subject = about ? calledBy(about) : chosen;
    const kind = form.jenis === 'kepatuhan' ? ('kepatuhan' as const) : ('opini' as const);
    const given = {
      ...readWhat(form),
      kind,
      subject,
      agencyId: about?.id ?? null,
      year: Number(/^\d{4}$/.exec(form.tahun ?? '')?.[0] ?? 0),
    };
    return settle(request, reply, () => transaction(db, (tx) => enterScore(tx, actor, agencyId, given, clock.now())), { form });
  });

  app.post(ombudsmanPaths.correctScore.pattern, { schema: { params: ScoreId, body: Body }, config }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const { body: form } = request;
    const id = request.params.scoreId;
    const correcting = (await listScores(db)).find((one) => one.id === id) ?? null;
    if (!correcting) throw new AppError('NOT_FOUND', { score: id });
    const given = form.cabut === 'ya' ? null : readWhat(form);
    const correction = { id, given, reason: form.alasan ?? '' };
    return settle(request, reply, () => transaction(db, (tx) => correctScore(tx, actor, agencyId, correction, clock.now())), {
      form,
      correcting,
    });
  });
}

function readWhat({
  predikat = '',
  nilai = '',
  sumber = '',
  tanggal = '',
  dibaca,
}: ScoreForm): Omit<Published, 'kind' | 'subject' | 'agencyId' | 'year'> {
  const number = nilai.trim().replace(',', '.');
  return {
    label: predikat.trim() === '' ? null : predikat,
    // What is no number is none between 0 and 100 either.
    value: number === '' ? null : /^\d{1,3}(\.\d{1,2})?$/.test(number) ? Number(number) : -1,
    source: sumber,
    sourceOn: isDay(tanggal) ? tanggal : null,
    sourceRead: dibaca === 'ya',
  };
}

const formOf = ({ label, value, source, sourceOn, sourceRead }: Score): ScoreForm => ({
  predikat: label ?? '',
  nilai: value === null ? '' : String(value),
  sumber: source,
  tanggal: sourceOn ?? '',
  dibaca: sourceRead ? 'ya' : undefined,
});

/** What is wrong with what was sent, by field; null where it is something else. */
function fieldsOf(error: unknown): readonly string[] | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'INVALID_INPUT') return (error.detail.fields as readonly string[] | undefined) ?? null;
  if (error.code === 'ACTION_NOT_ALLOWED') return ['ada'];
  return error.code === 'CONFLICT' ? ['berubah'] : null;
}
