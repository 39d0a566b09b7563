import { transaction } from '#db';
import { isId, oneLine } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { exchangeTexts, placeInWords } from '../../../exchange/in-words.ts';
import { readQuestions } from '../../../exchange/files.ts';
import { UnreadableExchange } from '../../../exchange/unreadable.ts';
import { listSubjects } from '../../../schools/city.ts';
import { checkQuestion } from '../../domain/check-question.ts';
import { phases, type Question } from '../../domain/question.ts';
import { bankPaths } from '../../paths.ts';
import { refusedFor } from '../../refused.ts';
import { bankFormOf, type BankVisit, bankVisitOf } from '../../see.ts';
import { dropIntake, getIntake, listIntakes, lookAtMedia, type ReadFile, sameAs, stageIntake, takeIntake } from '../../store/intake.ts';
import { ownersFor } from '../../store/owners.ts';
import { IntakePage, IntakesPage } from './page.tsx';
import { texts } from './texts.ts';

const IntakeId = Type.Object({ intakeId: Type.String({ format: 'uuid' }) });
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }));
const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in' } as const;
const MOST_BYTES = 40_000_000;

type Typed = Readonly<Record<string, string>>;

/** Questions of a file: read, looked at, and taken in as far as their sender chooses. */
export function intakeRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const showAll = async (request: Request, reply: Reply, visit: BankVisit, typed: Typed = {}, errors: readonly FormError[] = []) => {
    const [lines, schools] = await Promise.all([listIntakes(db, visit.personId), ownersFor(db, visit, request.locale)]);
    return render(request, reply, <IntakesPage {...{ lines, schools, typed, errors }} />, {
      title: texts(request.locale).title,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(bankPaths.intakes.pattern, { schema: { querystring: Query }, config }, async (request, reply) =>
    showAll(request, reply, await bankVisitOf(deps, request)),
  );

  app.post(
    bankPaths.intakes.pattern,
    { config: { ...config, takesFiles: true, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { visit, form } = await bankFormOf(app, deps, request, { mostBytes: MOST_BYTES });
      const m = texts(request.locale);
      const said = exchangeTexts(request.locale);
      const { file, fields, tooLarge } = form;
      const again = (field: string, message: string) => showAll(request, reply, visit, fields, [{ field, message }]);
      if (tooLarge) return again('berkas', said.unreadable['too-large']);
      if (file === null) return again('berkas', m.noFile);
      const owners = await ownersFor(db, visit, request.locale);
      const owner = owners.length === 1 ? owners[0] : owners.find(({ id }) => id === fields.sekolah);
      if (owner === undefined) return again('sekolah', m.school);
      let read: ReadFile;
      try {
        read = { ...(await readQuestions(file.content, file.name)), fileName: file.name };
      } catch (error) {
        if (!(error instanceof UnreadableExchange)) throw error;
        return again(
          'berkas',
          `${said.unreadable[error.code]}${error.where && ` (${placeInWords(error.where.slice(0, 100), request.locale)})`}`,
        );
      }
      const { taken, left } = await lookAtMedia(read);
      const schoolId = isId(owner.id) ? owner.id : null;
      const intakeId = await transaction(db, (tx) =>
        stageIntake(tx, visit.actor, { agencyId, schoolId, file: read, taken, left }, clock.now()),
      );
      return reply.redirect(bankPaths.intake({ intakeId }), 303);
    },
  );

  const show = async (
    request: Request,
    reply: Reply,
    visit: BankVisit,
    intakeId: string,
    typed: Typed | null = null,
    errors: readonly FormError[] = [],
  ) => {
    const intake = await getIntake(db, visit.personId, intakeId);
    const [subjects, same] = await Promise.all([listSubjects(db, agencyId), sameAs(db, agencyId, visit, intake.questions)]);
    const offered = intake.questions.map(({ question, where }, nth) => ({
      nth,
      where,
      question,
      same: same.get(nth) ?? null,
      faults: checkQuestion(question).filter(({ weight }) => weight === 'fault'),
      // What is there already is left out until somebody wants it twice.
      chosen: typed === null ? !same.has(nth) : typed[`ambil.${nth}`] !== undefined,
    }));
    return render(request, reply, <IntakePage {...{ intake, offered, subjects, errors }} typed={typed ?? {}} />, {
      title: `${intake.fileName}, ${texts(request.locale).title}`,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(bankPaths.intake.pattern, { schema: { params: IntakeId, querystring: Query }, config }, async (request, reply) =>
    show(request, reply, await bankVisitOf(deps, request), request.params.intakeId),
  );

  app.post(
    bankPaths.takeIntake.pattern,
    { schema: { params: IntakeId, body: Sent }, config: { ...config, perMinute: 30 } },
    async (request, reply) => {
      const visit = await bankVisitOf(deps, request);
      const { intakeId } = request.params;
      const { body, locale } = request;
      const m = texts(locale);
      const again = (field: string, message: string) => show(request, reply, visit, intakeId, body, [{ field, message }]);
      const intake = await getIntake(db, visit.personId, intakeId);
      const subjects = (await listSubjects(db, agencyId)).map(({ key }) => key);
      const chosen = intake.questions
        .filter((_, nth) => body[`ambil.${nth}`] !== undefined)
        .map(({ question }) => withTags(question, body, subjects));
      if (chosen.length === 0) return again('pilihan-soal', m.chooseSome);
      if (chosen.some(({ tags }) => !subjects.includes(tags.subject))) return again('mapel', m.subject);
      const questions = chosen.filter((question) => !checkQuestion(question).some(({ weight }) => weight === 'fault'));
      const refusal = await refusedFor(() =>
        transaction(db, (tx) => takeIntake(tx, visit.actor, { agencyId, intake, questions }, clock.now())),
      );
      if (refusal) return again('pilihan-soal', m.over);
      const left = chosen.length - questions.length;
      const came = { milik: 'mine', masuk: questions.length, ...(left > 0 && { cacat: left }) };
      return reply.redirect(bankPaths.list({}, came), 303);
    },
  );

  app.post(bankPaths.dropIntake.pattern, { schema: { params: IntakeId }, config }, async (request, reply) => {
    const visit = await bankVisitOf(deps, request);
    const { id } = await getIntake(db, visit.personId, request.params.intakeId);
    await refusedFor(() => transaction(db, (tx) => dropIntake(tx, id, clock.now())));
    return reply.redirect(bankPaths.intakes(), 303);
  });
}

/** A question with what its file did not say of it. */
function withTags(question: Question, typed: Typed, subjects: readonly string[]): Question {
  const { tags } = question;
  const at = (name: string) => oneLine(typed[name] ?? '') || null;
  const grade = Number(typed.tingkat ?? '');
  return {
    ...question,
    tags: {
      ...tags,
      subject: subjects.includes(tags.subject) ? tags.subject : (typed.mapel ?? ''),
      grade: tags.grade ?? (Number.isInteger(grade) && grade >= 1 && grade <= 12 ? grade : null),
      phase: tags.phase ?? phases.find((phase) => phase === typed.fase) ?? null,
      aim: tags.aim ?? at('tp'),
      topic: tags.topic ?? at('topik'),
    },
  };
}
