import { transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { Type } from 'typebox';
import type { WebApp } from '#web';
import { askedIn } from '../../agency/take-in.ts';
import { makeLink, revokeLink } from '../../agency/links.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { enterMatter } from '../../procedure/act.ts';
import { proposeMinutes, turnPause } from '../../procedure/beside.ts';
import { nameRespondent } from '../../procedure/respondent.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { MatterId, type matterRoutes } from './route.tsx';
import { AgencyWords, agencyIn } from './read-agency.ts';

const uuid = Type.String({ format: 'uuid' });
const AskingId = Type.Object({ matterId: uuid, askingId: uuid });
const LinkId = Type.Object({ matterId: uuid, askingId: uuid, linkId: uuid });
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Respondent = Type.Object({ agencyId: text(36), agency: text(200), cari: text(2), cariInstansi: text(80) });
const Pause = Type.Object({ apa: Type.Enum(['paused', 'resumed']), alasan: text(40), catatan: text(1000) });

/** What goes on with an agency beside the steps: minutes, links to a letter, a clock that stands still. */
export function matterAgencyRoutes(app: WebApp, deps: OmbudsmanDeps, { settle, show }: ReturnType<typeof matterRoutes>): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  app.post(ombudsmanPaths.minutes.pattern, { schema: { params: MatterId, body: Type.Object(AgencyWords) }, config }, (request, reply) => {
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'berita-acara', (opened, actor, at) =>
      transaction(db, (tx) => proposeMinutes(tx, deps.documents, actor, opened, { matterId, agency: agencyIn(request.body) }, at)),
    );
  });

  app.post(ombudsmanPaths.respondent.pattern, { schema: { params: MatterId, body: Respondent }, config }, (request, reply) => {
    const { matterId } = request.params;
    const { agencyId: to = '', agency: toName = '', cari, cariInstansi = '' } = request.body;
    if (cari === 'ya') return show(request, reply, matterId, { sought: cariInstansi });
    return settle(request, reply, matterId, 'instansi', (opened, actor, at) =>
      transaction(db, (tx) => nameRespondent(tx, actor, opened, { matterId, to, toName }, at)),
    );
  });

  app.post(ombudsmanPaths.pause.pattern, { schema: { params: MatterId, body: Pause }, config }, (request, reply) => {
    const { apa: what, alasan: reason = '', catatan: note = '' } = request.body;
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'jeda', (opened, actor, at) =>
      transaction(db, (tx) => turnPause(tx, actor, opened, { matterId, what, reason, note }, at)),
    );
  });

  app.post(ombudsmanPaths.makeLink.pattern, { schema: { params: AskingId }, config }, (request, reply) => {
    const { matterId, askingId } = request.params;
    let link = '';
    return settle(request, reply, matterId, 'instansi', async (opened, actor, at) => {
      await transaction(db, async (tx) => {
        await holdAsking(tx, opened, matterId, askingId, at);
        link = ombudsmanPaths.link({ token: await makeLink(tx, actor, askingId, at) });
      });
      // Shown now and never again: it is kept nowhere.
      return show(request, reply, matterId, { newLink: `${deps.documents.publicUrl}${link}` });
    });
  });

  app.post(ombudsmanPaths.revokeLink.pattern, { schema: { params: LinkId }, config }, (request, reply) => {
    const { matterId, askingId, linkId } = request.params;
    return settle(request, reply, matterId, 'instansi', (opened, actor, at) =>
      transaction(db, async (tx) => {
        await holdAsking(tx, opened, matterId, askingId, at);
        await revokeLink(tx, actor, { askingId, linkId }, clock.now());
      }),
    );
  });
}

/** Throws NOT_FOUND unless the letter is of this matter, by its own sealed word, and the matter is this officer's. */
async function holdAsking(tx: Tx, opened: OpenedKey, matterId: string, askingId: string, at: Date): Promise<void> {
  const { entries } = await enterMatter(tx, opened, matterId, at);
  if (!askedIn(entries).some((one) => one.askingId === askingId)) throw new AppError('NOT_FOUND', { asking: askingId });
}
