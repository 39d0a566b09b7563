import { type Db, transaction } from '#db';
import { type Clock, isOfficer } from '#kernel';
import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { preferencePaths } from '../../paths.ts';
import { readPreferences, savePreferences } from '../../preferences.ts';
import { PreferencesPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ disimpan: Type.Optional(Type.String()), lang: Type.Optional(Type.String()) });
const Sent = Type.Object({ wanted: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 })) });

/** What one is told of, and how: chosen in one form, ticked or not. */
export function preferenceRoutes(app: WebApp, { db, clock }: { readonly db: Db; readonly clock: Clock }): void {
  app.get(preferencePaths.page.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const preferences = await readPreferences(db, actor.personId, { officer: isOfficer(actor) });
    const saved = request.query.disimpan !== undefined;
    return render(request, reply, <PreferencesPage {...{ preferences, saved }} />, { title: texts(request.locale).title });
  });

  app.post(preferencePaths.page.pattern, { schema: { body: Sent }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const ticked = new Set(request.body.wanted);
    await transaction(db, async (tx) => {
      // What was not offered is not switched off because it was not ticked.
      const offered = await readPreferences(tx, actor.personId, { officer: isOfficer(actor) });
      const wanted = offered.map(({ topic, channel }) => ({ topic, channel, wanted: ticked.has(`${topic}.${channel}`) }));
      await savePreferences(tx, actor, wanted, clock.now());
    });
    return reply.redirect(preferencePaths.page({}, { disimpan: 'ya' }), 303);
  });
}
