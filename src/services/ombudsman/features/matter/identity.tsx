import { transaction } from '#db';
import { render, useView, type WebApp } from '#web';
import { Facts, Note } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import type { Identity } from '../../domain/entries.ts';
import { questions } from '../../domain/intake/questions.ts';
import { texts } from '../../messages/index.ts';
import { texts as matterTexts } from './texts.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { askUnmasking, decideUnmasking, readUnmasked } from '../../sealing/unmask.ts';
import { secret } from '../cookies.ts';
import { MatterId, type matterRoutes } from './route.tsx';

const uuid = Type.String({ format: 'uuid' });
const UnmaskingId = Type.Object({ matterId: uuid, unmaskingId: uuid });
const Asked = Type.Object({ alasan: Type.String({ minLength: 1, maxLength: 1000 }) });
const Decided = Type.Object({ putusan: Type.Enum(['ya', 'tidak']), catatan: Type.Optional(Type.String({ maxLength: 1000 })) });

/** Asking to know who reports, deciding on it, and looking: each seen by head and reporter. */
export function identityRoutes(app: WebApp, { db, clock }: OmbudsmanDeps, { withKey, settle }: ReturnType<typeof matterRoutes>): void {
  const config = { policy: 'officer' } as const;

  app.post(ombudsmanPaths.unmask.pattern, { schema: { params: MatterId, body: Asked }, config }, (request, reply) => {
    const { matterId } = request.params;
    return settle(request, reply, matterId, 'alasan-identitas', (opened, actor, at) =>
      transaction(db, (tx) => askUnmasking(tx, actor, opened, { matterId, reason: request.body.alasan }, at)),
    );
  });

  app.post(ombudsmanPaths.unmasking.pattern, { schema: { params: UnmaskingId, body: Decided }, config }, (request, reply) => {
    const { matterId, unmaskingId } = request.params;
    const { putusan, catatan: note = '' } = request.body;
    return settle(request, reply, matterId, 'identitas', (opened, actor, at) =>
      transaction(db, (tx) => decideUnmasking(tx, actor, opened, { unmaskingId, grant: putusan === 'ya', note }, at)),
    );
  });

  // By a form: to look is an act that leaves a line.
  app.post(ombudsmanPaths.look.pattern, { schema: { params: UnmaskingId }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor) => {
      const { matterId, unmaskingId } = request.params;
      const identity = await transaction(db, (tx) => readUnmasked(tx, actor, opened, unmaskingId, clock.now()));
      return render(request, secret(reply), <IdentityPage {...{ identity, matterId }} />, {
        title: matterTexts(request.locale).identity,
      });
    }),
  );
}

function IdentityPage({ identity, matterId }: { readonly identity: Identity | null; readonly matterId: string }) {
  const { locale } = useView();
  const m = matterTexts(locale);
  const words = texts(locale).questions;
  const given: Readonly<Record<string, string | undefined>> = { ...identity };
  return (
    <OfficeFrame at="desk" title={m.identity}>
      {identity === null ? (
        <Note>{m.nobody}</Note>
      ) : (
        <Facts
          facts={questions
            .filter(({ key, identity: isIdentity }) => isIdentity && given[key] !== undefined)
            .map(({ key }) => ({ label: words[key]?.[0] ?? key, value: given[key] }))}
        />
      )}
      <p>
        <a href={ombudsmanPaths.matter({ matterId })}>{m.back}</a>
      </p>
    </OfficeFrame>
  );
}
