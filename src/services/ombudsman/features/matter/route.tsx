import { transaction } from '#db';
import { AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import { otherAgencies } from '../../agency/others.ts';
import { askingsOf } from '../../agency/answer.ts';
import { linksOf } from '../../agency/links.ts';
import { askedIn, countUnread, takeInAnswers } from '../../agency/take-in.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { lastOf } from '../../domain/entries.ts';
import { stepsFor, verdicts } from '../../domain/procedure/facts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { enterMatter, lookInto, takeStep } from '../../procedure/act.ts';
import { decideRequirements, noteMeasure, type RequirementDecision } from '../../procedure/note.ts';
import { surveyLinkIn } from '../../procedure/ask-survey.ts';
import { write } from '../../procedure/write.ts';
import { clocksOf } from '../../procedure/clocks.ts';
import { settleWaiting } from '../../mail/take-in.ts';
import { tellReporter } from '../../chat/tell.ts';
import { tasksOf } from '../../procedure/tasks.ts';
import { chatStatuses } from '../../sealing/chats.ts';
import { openMail, waitingIn } from '../../sealing/mails.ts';
import { attachmentsOf, readAttachment } from '../../sealing/attachments.ts';
import { excludeFrom, giveMatter, lackFirstLock, passFirstLock } from '../../sealing/holders.ts';
import { findMatter, keysOf, readEntries, rosterIn } from '../../sealing/matters.ts';
import { isRootUnchanged, touchOpen } from '../../sealing/opened.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { recipientsAt } from '../../sealing/recipients.ts';
import { unmaskingsOf } from '../../sealing/unmask.ts';
import { secret, ticketIn } from '../cookies.ts';
import { findOpenKey, getSeated } from '../officer.ts';
import { AgencyWords, agencyIn } from './read-agency.ts';
import { holdOf } from '../../disposal/list.ts';
import { registeredIn } from './registered.ts';
import { sendSealed } from '../send-sealed.ts';
import { MatterPage } from './page.tsx';
import type { ShowMatter, WithKey } from './showing.ts';
import { settling } from './settle.ts';

const uuid = Type.String({ format: 'uuid' });
export const MatterId = Type.Object({ matterId: uuid });
const FileId = Type.Object({ matterId: uuid, fileId: uuid });
const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('simpan')) });
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
/** `putusan-`, `catatan-` and `berkas-` with the key of each requirement. */
const Decisions = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 2000 }));
const Step = Type.Object({
  langkah: Type.String({ maxLength: 40 }),
  versi: Type.Integer({ minimum: 1 }),
  catatan: text(4000),
  alasan: text(40),
  kelas: Type.Optional(Type.Enum(['', 'light', 'medium', 'heavy'])),
  hasil: Type.Optional(Type.Enum(['', 'found', 'not-found'])),
  bentuk: text(40),
  jawaban: text(12_000),
  kantor: text(200),
  ...AgencyWords,
});
const Measure = Type.Object({ cara: Type.String({ maxLength: 40 }), catatan: text(4000), ...AgencyWords });
const Written = Type.Object({ kepada: Type.Enum(['reporter', 'office']), tulisan: Type.String({ minLength: 1, maxLength: 12_000 }) });
const Given = Type.Object({ kunci: uuid });
const Excluded = Type.Object({ petugas: uuid, alasan: Type.String({ minLength: 1, maxLength: 1000 }) });

/** What was decided in the form; what was left open is none. */
const decisionsIn = (body: Readonly<Record<string, string>>): readonly RequirementDecision[] =>
  Object.entries(body).flatMap(([name, value]) => {
    const [, requirement] = /^putusan-(.+)$/.exec(name) ?? [];
    const verdict = verdicts.find((one) => one === value);
    if (requirement === undefined || verdict === undefined) return [];
    return [{ requirement, verdict, note: body[`catatan-${requirement}`] ?? '', document: body[`berkas-${requirement}`] || null }];
  });

/** One matter for whoever holds it. */
export function matterRoutes(
  app: WebApp,
  deps: OmbudsmanDeps,
): { readonly withKey: WithKey; readonly settle: ReturnType<typeof settling>; readonly show: ShowMatter } {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const withKey: WithKey = async (request, reply, work) => {
    const { actor } = getSeated(request, agencyId);
    const opened = await findOpenKey(request, deps);
    if (!opened || !(await isRootUnchanged(db, opened))) return reply.redirect(ombudsmanPaths.key(), 303);
    const at = clock.now();
    await transaction(db, (tx) => touchOpen(tx, ticketIn(request, 'key'), at));
    return work(opened, actor, at);
  };

  const show: ShowMatter = (request, reply, matterId, { errors = [], typed = null, newLink, sought } = {}) =>
    withKey(request, reply, async (opened, actor, at) => {
      // Opening it changes nothing but the trail: what came meanwhile is taken in by a press.
      const view = await transaction(db, async (tx) => {
        const inside = await lookInto(tx, opened, matterId, at);
        const { matter, keys } = inside;
        const mails = [];
        for (const mailId of await waitingIn(tx, matterId)) mails.push(await openMail(tx, opened, mailId));
        const asked = askedIn(inside.entries).map(({ askingId }) => askingId);
        const sent = inside.entries.flatMap(({ content }) => (content.type === 'mailed' ? (content.ids ?? []) : []));
        await appendAudit(tx, { actor, action: 'ombudsman.read-matter', subject: { type: 'matter', id: matterId }, at });
        return {
          ...inside,
          mails,
          unread: await countUnread(tx, inside.entries),
          lacking: await lackFirstLock(tx, opened, inside, at),
          statuses: await chatStatuses(tx, sent),
          holdSince: await holdOf(tx, matterId),
          tasks: await tasksOf(tx, [matterId]),
          attachments: await attachmentsOf(tx, matter, keys),
          clocks: (await clocksOf(tx, [matterId])).get(matterId) ?? [],
          unmaskings: await unmaskingsOf(tx, matter),
          recipients: await recipientsAt(tx, agencyId, officeDay(at)),
          askings: await askingsOf(tx, asked),
          links: await linksOf(tx, asked),
          agencies: await otherAgencies(tx, agencyId),
        };
      });
      const evidence = await registeredIn(db, view);
      const holders = rosterIn(view.entries).holders;
      return render(
        request,
        secret(reply),
        <MatterPage
          {...view}
          {...{ errors, typed, holders, evidence, newLink, sought, at }}
          own={opened.key}
          news={(request.query as { kabar?: string }).kabar === 'simpan'}
          steps={stepsFor({ ...view.standing, personId: actor.personId }, opened.key.seats)}
        />,
        { title: view.matter.number, status: errors.length > 0 ? 422 : 200 },
      );
    });
  const settle = settling(show, withKey);

  app.get(ombudsmanPaths.matter.pattern, { schema: { params: MatterId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.matterId),
  );

  app.post(ombudsmanPaths.takeIn.pattern, { schema: { params: MatterId }, config }, (request, reply) => {
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'masuk', (opened, actor, at) =>
      transaction(db, async (tx) => {
        let inside = await enterMatter(tx, opened, matterId, at);
        if (await settleWaiting(tx, deps, actor, opened, inside, at)) inside = await enterMatter(tx, opened, matterId, at);
        if (await takeInAnswers(tx, inside, at)) inside = await enterMatter(tx, opened, matterId, at);
        await passFirstLock(tx, opened, inside, at);
        await appendAudit(tx, { actor, action: 'ombudsman.take-in', subject: { type: 'matter', id: matterId }, at });
      }),
    );
  });

  app.post(ombudsmanPaths.decide.pattern, { schema: { params: MatterId, body: Decisions }, config }, (request, reply) => {
    const { matterId } = request.params;
    const decisions = decisionsIn(request.body);
    const field = ({ detail }: AppError) => `putusan-${(detail.fields as readonly string[] | undefined)?.[0] ?? decisions[0]?.requirement}`;
    return settle(request, reply, matterId, field, (opened, actor, at) =>
      transaction(db, (tx) => decideRequirements(tx, actor, opened, { matterId, decisions }, at)),
    );
  });

  app.post(ombudsmanPaths.step.pattern, { schema: { params: MatterId, body: Step }, config }, (request, reply) => {
    const { langkah: action, versi: version, catatan, alasan, kelas, hasil, bentuk, jawaban, kantor } = request.body;
    const { matterId } = request.params;
    const input = {
      ...(catatan && { note: catatan }),
      ...(alasan && { ground: alasan }),
      ...(kelas && { matterClass: kelas }),
      ...(hasil && { finding: hasil }),
      ...(bentuk && { maladministration: bentuk }),
      ...(jawaban && { answer: jawaban }),
      ...(kantor && { where: kantor }),
      ...(request.body.isiSurat && { agency: agencyIn(request.body) }),
    };
    return settle(request, reply, matterId, `langkah-${action}`, async (opened, actor, at) => {
      await transaction(db, (tx) => takeStep(tx, deps.documents, actor, opened, { matterId, action, version, input }, at));
      const survey = await askedJustNow(opened, matterId, at);
      await tellReporter(deps, actor, opened, matterId, jawaban ? { what: 'text', text: jawaban, survey } : { what: 'notice', survey });
    });
  });

  /** The link by which the reporter says how they were served, where this step asked them. */
  const askedJustNow = async (opened: OpenedKey, matterId: string, at: Date): Promise<string | undefined> => {
    const matter = await findMatter(db, matterId);
    const entries = matter ? await readEntries(db, matter, { shared: (await keysOf(db, opened, matter)).shared }) : [];
    const link = lastOf(entries, 'survey')?.at === at.toISOString() ? surveyLinkIn(entries) : null;
    return link === null ? undefined : deps.publicUrl + link;
  };

  app.post(ombudsmanPaths.measure.pattern, { schema: { params: MatterId, body: Measure }, config }, (request, reply) => {
    const { cara: measure, catatan: note = '' } = request.body;
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'cara', (opened, actor, at) =>
      transaction(db, (tx) =>
        noteMeasure(
          tx,
          deps.documents,
          actor,
          opened,
          { matterId, measure, note, ...(request.body.isiSurat && { agency: agencyIn(request.body) }) },
          at,
        ),
      ),
    );
  });

  app.post(ombudsmanPaths.write.pattern, { schema: { params: MatterId, body: Written }, config }, (request, reply) => {
    const { kepada: to, tulisan } = request.body;
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'tulisan', async (opened, actor, at) => {
      await transaction(db, (tx) => write(tx, actor, opened, { matterId, text: tulisan, to }, at));
      if (to === 'reporter') await tellReporter(deps, actor, opened, matterId, { what: 'text', text: tulisan });
    });
  });

  app.post(ombudsmanPaths.give.pattern, { schema: { params: MatterId, body: Given }, config }, (request, reply) => {
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'kunci', (opened, actor, at) =>
      transaction(db, (tx) => giveMatter(tx, actor, opened, matterId, request.body.kunci, at)),
    );
  });

  app.post(ombudsmanPaths.exclude.pattern, { schema: { params: MatterId, body: Excluded }, config }, (request, reply) => {
    const { petugas: personId, alasan: ground } = request.body;
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'petugas', async (opened, actor, at) => {
      await transaction(db, (tx) => excludeFrom(tx, actor, opened, { matterId, personId, ground }, at));
      // Whoever kept themselves away has nothing more to see here.
      if (personId === actor.personId) return ombudsmanPaths.desk();
      return undefined;
    });
  });

  app.get(ombudsmanPaths.matterFile.pattern, { schema: { params: FileId }, config }, (request, reply) => {
    const { matterId, fileId } = request.params;
    return withKey(request, reply, async (opened, actor, at) => {
      const matter = await findMatter(db, matterId);
      if (!matter) throw new AppError('NOT_FOUND', { matter: matterId });
      const file = await readAttachment(db, matter, await keysOf(db, opened, matter), fileId);
      const subject = { type: 'matter', id: matterId };
      await transaction(db, (tx) => appendAudit(tx, { actor, action: 'ombudsman.read-file', subject, detail: { file: fileId }, at }));
      return sendSealed(reply, file);
    });
  });

  return { withKey, settle, show };
}
