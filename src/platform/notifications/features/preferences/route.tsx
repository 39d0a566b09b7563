import { transaction } from '#db';
import { isOfficer } from '#kernel';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type Rhythm, rhythms } from '../../domain/rhythm.ts';
import { preferencePaths } from '../../paths.ts';
import { type Preference, readPreferences, savePreferences } from '../../preferences.ts';
import { listDevices } from '../../push-tables.ts';
import { keepRhythm, readRhythm } from '../../rhythm.ts';
import { texts as words } from '../../texts.ts';
import type { PushPageDeps } from '../push/route.ts';
import { PreferencesPage, type Saved } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  disimpan: Type.Optional(Type.String()),
  perangkat: Type.Optional(Type.Enum(['ya', 'tidak'])),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({
  wanted: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 })),
  ritme: Type.Optional(Type.Enum([...rhythms])),
});

export interface PreferencesDeps extends PushPageDeps {
  /** By which browsers know whose messages they take. */
  readonly publicKey: string;
}

/** What one is told of, and how: chosen in one form, ticked or not. */
export function preferenceRoutes(app: WebApp, { db, clock, publicKey, sessionOf }: PreferencesDeps): void {
  const show = async (
    request: Request,
    reply: Reply,
    shown: { preferences: readonly Preference[]; rhythm: Rhythm; saved?: Saved; errors?: readonly FormError[] },
  ) => {
    const devices = await listDevices(db, getPerson(request).personId, await sessionOf(request));
    return render(request, reply, <PreferencesPage saved={null} errors={[]} {...shown} {...{ devices, publicKey }} />, {
      title: texts(request.locale).title,
      status: shown.errors ? 422 : 200,
    });
  };

  app.get(preferencePaths.page.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const { disimpan, perangkat } = request.query;
    const preferences = await readPreferences(db, actor.personId, { officer: isOfficer(actor) });
    const rhythm = await readRhythm(db, actor.personId);
    const choices = disimpan === undefined ? null : 'choices';
    const saved = perangkat === undefined ? choices : perangkat === 'ya' ? 'allowed' : 'removed';
    return show(request, reply, { preferences, rhythm, saved });
  });

  app.post(preferencePaths.page.pattern, { schema: { body: Sent }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const ticked = new Set(request.body.wanted);
    const { sent, rhythm, missing } = await transaction(db, async (tx) => {
      // What was not offered is not switched off because it was not ticked.
      const offered = await readPreferences(tx, actor.personId, { officer: isOfficer(actor) });
      const sent = offered.map((one) => ({ ...one, wanted: one.fixed || ticked.has(`${one.topic}.${one.channel}`) }));
      const rhythm = request.body.ritme ?? (await readRhythm(tx, actor.personId));
      const missing = await savePreferences(tx, actor, sent, clock.now());
      if (missing.length === 0) await keepRhythm(tx, actor, rhythm, clock.now());
      return { sent, rhythm, missing };
    });
    if (missing.length === 0) return reply.redirect(preferencePaths.page({}, { disimpan: 'ya' }), 303);
    const m = texts(request.locale);
    const errors = missing.map((topic) => ({
      field: `${topic}.email`,
      message: m.oneWay(words(request.locale).topics[topic].title),
    }));
    return show(request, reply, { preferences: sent, rhythm, errors });
  });
}
