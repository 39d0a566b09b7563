import { getPerson, path, type WebApp } from '#web';
import { Type } from 'typebox';
import { readForm } from '../../read-form.ts';
import { fileKinds } from '../../domain/kind.ts';
import { type FilesDeps } from '../../receive.ts';
import { refusalOf } from '../../refusal.ts';

const uploads = path('/unggahan');

/** Takes files one by one while a form is still being filled in; the form then names them by id. */
export function receiveFileRoutes(app: WebApp, deps: FilesDeps): void {
  const Answer = Type.Object({
    files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), bytes: Type.Integer() })),
    problems: Type.Array(Type.Object({ name: Type.String(), message: Type.String() })),
  });
  app.post(
    uploads.pattern,
    {
      schema: {
        querystring: Type.Object({ jenis: Type.Enum(fileKinds) }),
        response: { 200: Answer },
      },
      config: { policy: 'signed-in', perMinute: 120, takesFiles: true },
    },
    async (request) => {
      const kind = request.query.jenis;
      const sent = await readForm(request, { deps, kindOf: () => kind, ownerPersonId: getPerson(request).personId });
      const away = sent.problems.find(({ error }) => error.code === 'FILES_AWAY');
      if (away) throw away.error;
      return {
        files: Object.values(sent.files)
          .flat()
          .map(({ id, name, bytes }) => ({ id, name, bytes })),
        problems: sent.problems.map(({ name, error }) => ({ name, message: refusalOf(error, kind)(request.locale) })),
      };
    },
  );
}
