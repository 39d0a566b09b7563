import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { answerLetter, getLetter, letterPdf } from '../../agency/answer.ts';
import { findLink, useLink } from '../../agency/links.ts';
import { texts } from '../../agency/texts.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { secret } from '../cookies.ts';
import { type LetterProps, LetterPage, LinkPage, ThanksPage } from './pages.tsx';
import { readAnswer } from './read-answer.ts';
import { sendPdf } from './route.tsx';

const Token = Type.Object({ token: Type.String({ minLength: 1, maxLength: 60 }) });
const Lang = Type.Object({ lang: Type.Optional(Type.String()) });

/** A letter by its link, without an account: looked at after a press, answered once, each use in the ledger. */
export function linkRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'public', perMinute: 20 } as const;
  const hidden = (reply: Reply) => secret(reply).header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
  const closed = (request: Request, reply: Reply, token: string, status = 404) =>
    render(request, hidden(reply), <LinkPage open={false} action={ombudsmanPaths.linkOpen({ token })} />, {
      title: texts(request.locale).linkTitle,
      status,
    });

  const show = (
    request: Request,
    reply: Reply,
    token: string,
    { letter, errors, typed }: Pick<LetterProps, 'letter' | 'errors' | 'typed'>,
  ) => {
    const page = (
      <LetterPage
        {...{ letter, errors, typed }}
        byLink
        pdfAt={ombudsmanPaths.linkPdf({ token })}
        sendTo={ombudsmanPaths.linkAnswer({ token })}
      />
    );
    return render(request, hidden(reply), page, { title: texts(request.locale).linkTitle, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(ombudsmanPaths.link.pattern, { schema: { params: Token, querystring: Lang }, config }, async (request, reply) => {
    const { token } = request.params;
    if ((await findLink(db, token, clock.now())) === null) return closed(request, reply, token);
    return render(request, hidden(reply), <LinkPage open action={ombudsmanPaths.linkOpen({ token })} />, {
      title: texts(request.locale).linkTitle,
    });
  });

  app.post(ombudsmanPaths.linkOpen.pattern, { schema: { params: Token }, config }, async (request, reply) => {
    const { token } = request.params;
    const askingId = await transaction(db, (tx) => useLink(tx, token, 'opened', clock.now()));
    if (askingId === null) return closed(request, reply, token);
    return show(request, reply, token, { letter: await getLetter(db, askingId), errors: [], typed: {} });
  });

  app.get(ombudsmanPaths.linkPdf.pattern, { schema: { params: Token }, config }, async (request, reply) => {
    const { token } = request.params;
    const askingId = await findLink(db, token, clock.now());
    return askingId === null ? closed(request, reply, token) : sendPdf(hidden(reply), await letterPdf(db, askingId));
  });

  app.post(
    ombudsmanPaths.linkAnswer.pattern,
    { schema: { params: Token }, config: { ...config, takesFiles: true } },
    async (request, reply) => {
      const { token } = request.params;
      const found = await findLink(db, token, clock.now());
      const letter = found === null ? null : await getLetter(db, found);
      const { errors, typed, ...given } = await readAnswer(app, request, deps, letter ?? { purpose: 'explanation' });
      if (!letter) return closed(request, reply, token);
      if (errors.length > 0) return show(request, reply, token, { letter, errors, typed });
      const digest = await transaction(db, async (tx) => {
        const askingId = await useLink(tx, token, 'answered', clock.now());
        return askingId === null ? null : answerLetter(tx, clock, null, { askingId, ...given });
      });
      if (digest === null) return closed(request, reply, token);
      return render(request, hidden(reply), <ThanksPage digest={digest} answeredOn={officeDay(clock.now())} />, {
        title: texts(request.locale).linkTitle,
      });
    },
  );
}
