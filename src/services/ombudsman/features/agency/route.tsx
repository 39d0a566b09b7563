import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { authorise, can } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { answerLetter, getLetter, letterPdf, lettersTo } from '../../agency/answer.ts';
import { texts } from '../../agency/texts.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { secret } from '../cookies.ts';
import { type LetterProps, LetterPage, LettersPage } from './pages.tsx';
import { readAnswer } from './read-answer.ts';

const Lang = Type.Object({ lang: Type.Optional(Type.String()) });
const AskingId = Type.Object({ askingId: Type.String({ format: 'uuid' }) });

/** The desk of an agency's liaison: letters of the Ombudsman to it, and nothing of what they are about. */
export function agencyRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;
  const mayAnswer = (request: Request, agencyId: string | null) =>
    agencyId !== null && can(getPerson(request), 'ombudsman-letters.answer', agencyId);

  app.get(ombudsmanPaths.agencyDesk.pattern, { schema: { querystring: Lang }, config }, async (request, reply) => {
    const actor = getPerson(request);
    authorise(actor, 'ombudsman-letters.answer');
    const ids = [...new Set(actor.roles.map(({ agencyId }) => agencyId))].filter((id) => can(actor, 'ombudsman-letters.answer', id));
    return render(request, secret(reply), <LettersPage letters={await lettersTo(db, ids)} />, { title: texts(request.locale).title });
  });

  /** A letter to an agency whose liaison this is. Throws NOT_FOUND: others are not told of it. */
  const letterFor = async (request: Request, askingId: string) => {
    const letter = await getLetter(db, askingId);
    if (!mayAnswer(request, letter.agencyId)) throw new AppError('NOT_FOUND', { asking: askingId });
    return letter;
  };

  const show = (request: Request, reply: Reply, { letter, errors, typed }: Pick<LetterProps, 'letter' | 'errors' | 'typed'>) => {
    const at = { askingId: letter.id };
    const page = (
      <LetterPage
        {...{ letter, errors, typed }}
        byLink={false}
        pdfAt={ombudsmanPaths.agencyPdf(at)}
        sendTo={ombudsmanPaths.agencyLetter(at)}
      />
    );
    return render(request, secret(reply), page, { title: texts(request.locale).title, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(ombudsmanPaths.agencyLetter.pattern, { schema: { params: AskingId, querystring: Lang }, config }, async (request, reply) => {
    const letter = await letterFor(request, request.params.askingId);
    const subject = { type: 'asking', id: letter.id };
    await transaction(db, (tx) =>
      appendAudit(tx, { actor: getPerson(request), action: 'ombudsman.read-letter', subject, at: clock.now() }),
    );
    return show(request, reply, { letter, errors: [], typed: {} });
  });

  app.get(ombudsmanPaths.agencyPdf.pattern, { schema: { params: AskingId }, config }, async (request, reply) => {
    const { id } = await letterFor(request, request.params.askingId);
    return sendPdf(reply, await letterPdf(db, id));
  });

  app.post(
    ombudsmanPaths.agencyLetter.pattern,
    { schema: { params: AskingId }, config: { ...config, perMinute: 10, takesFiles: true } },
    async (request, reply) => {
      const letter = await letterFor(request, request.params.askingId);
      const { errors, typed, ...given } = await readAnswer(app, request, deps, letter);
      if (errors.length > 0) return show(request, reply, { letter, errors, typed });
      const answer = { askingId: letter.id, ...given };
      const why = await refusalOf(() => transaction(db, (tx) => answerLetter(tx, clock, getPerson(request), answer)));
      if (why !== undefined)
        return show(request, reply, { letter, errors: [{ field: 'jawaban', message: texts(request.locale).over }], typed });
      return reply.redirect(ombudsmanPaths.agencyLetter({ askingId: letter.id }), 303);
    },
  );
}

export const sendPdf = (reply: Reply, pdf: Buffer): Reply =>
  secret(reply).header('content-disposition', 'attachment; filename="surat-ombudsman.pdf"').type('application/pdf').send(pdf);
