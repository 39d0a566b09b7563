import { type Db, transaction, type Tx } from '#db';
import { AppError, isOfficer, type PersonActor } from '#kernel';
import { channels, keepRhythm, readPreferences, readRhythm, rhythms, savePreferences, topicKeys } from '#platform/notifications';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { about } from '../said.ts';

const Choice = { topic: Type.Enum([...topicKeys]), channel: Type.Enum([...channels]), wanted: Type.Boolean() };
const Email = Type.Enum([...rhythms], {
  description: 'How often e-mail comes about what can wait: each at once, or all of a day in one. What has a time limit never waits.',
});
const Preferences = Type.Object(
  {
    email: Email,
    items: Type.Array(
      Type.Object(
        { ...Choice, fixed: Type.Boolean({ description: 'Always sent: there is no choice.' }) },
        { title: 'NotificationPreference' },
      ),
    ),
  },
  { title: 'NotificationPreferences' },
);
const Change = Type.Object({
  email: Type.Optional(Email),
  items: Type.Array(Type.Object(Choice, { additionalProperties: false }), { minItems: 1, maxItems: 200 }),
});

/** How a person is told of what: for persons alone, since a program acts for an office and has no mailbox. */
export function preferenceRoutes(app: WebApp, { db, clock }: ApiDeps): void {
  const config = (id: string, said: readonly [string, string]) => ({ policy: 'signed-in' as const, operation: about('me', id, said) });

  app.get(
    apiPaths.preferences.pattern,
    {
      schema: { response: { 200: Preferences } },
      config: config('getNotificationPreferences', ['Pilihan pemberitahuan', 'Get how one is notified']),
    },
    async (request) => {
      return read(db, getPerson(request));
    },
  );

  app.put(
    apiPaths.preferences.pattern,
    {
      schema: { body: Change, response: { 200: Preferences } },
      config: config('setNotificationPreferences', ['Ubah pilihan pemberitahuan', 'Set how one is notified']),
    },
    async (request) => {
      const actor = getPerson(request);
      return transaction(db, async (tx) => {
        const missing = await savePreferences(tx, actor, request.body.items, clock.now());
        if (missing.length > 0) throw new AppError('INVALID_INPUT', { fields: missing.map((topic) => ({ field: topic, why: 'one-way' })) });
        if (request.body.email) await keepRhythm(tx, actor, request.body.email, clock.now());
        return read(tx, actor);
      });
    },
  );
}

async function read(db: Db | Tx, actor: PersonActor) {
  const { personId } = actor;
  return { email: await readRhythm(db, personId), items: await readPreferences(db, personId, { officer: isOfficer(actor) }) };
}
