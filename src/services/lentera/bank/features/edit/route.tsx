import { transaction } from '#db';
import { isId } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listSubjects } from '../../../schools/city.ts';
import { checkQuestion } from '../../domain/check-question.ts';
import { type Kind, kinds, type Question } from '../../domain/question.ts';
import { keepGaps } from '../../domain/keep-gaps.ts';
import { typedOf } from '../../domain/typed-of.ts';
import { mediaOf, questionFrom } from '../../domain/typed-question.ts';
import { addRow, emptyRows, groupsOf, raiseRow, removeRow, type Typed } from '../../domain/typed-rows.ts';
import { bankPaths } from '../../paths.ts';
import { refusedFor } from '../../refused.ts';
import { bankFormOf, type BankVisit, bankVisitOf } from '../../see.ts';
import { shownOf } from '../../shown.ts';
import { changeQuestion, enterQuestions } from '../../store/enter.ts';
import { getQuestion, type Looked } from '../../store/look.ts';
import { keepMedia, readMedia } from '../../store/media.ts';
import { ownersFor } from '../../store/owners.ts';
import { assertChanges } from '../../store/review.ts';
import { MOST_MEDIA_BYTES, takeMedia } from '../../store/take-media.ts';
import { findingTexts } from '../../ui/findings.ts';
import { EditPage, type EditProps, KindsPage } from './page.tsx';
import { fieldFor } from './field-of.ts';
import { texts } from './texts.ts';
import { withMedia } from './upload.ts';

const QuestionId = Type.Object({ questionId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ jenis: Type.Optional(Type.Enum([...kinds])), lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in' } as const;
const posted = { ...config, takesFiles: true, perMinute: 240 } as const;
/** Letters of one field; a passage is long. */
const MOST_LETTERS = 60_000;
const MOST_FIELDS = 900;

/** A question being made or changed, by whoever may. */
export function editRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  interface Form {
    readonly visit: BankVisit;
    readonly kind: Kind;
    readonly held: Looked | null;
    readonly typed: Typed;
  }

  const show = async (request: Request, reply: Reply, { visit, kind, held, typed }: Form, shown: Partial<EditProps> = {}) => {
    const question = questionFrom(kind, typed);
    const [subjects, schools] = await Promise.all([listSubjects(db, agencyId), ownersFor(db, visit, request.locale)]);
    const errors = shown.errors ?? [];
    const m = texts(request.locale);
    const title = held === null ? m.newTitle : m.changeTitle;
    const page = (
      <EditPage
        {...{ kind, typed, subjects, schools }}
        questionId={held?.id ?? null}
        findings={shown.findings ?? []}
        shown={question.prompt === '' && kind !== 'cloze' ? null : shownOf(question)}
        changed={false}
        {...shown}
        errors={errors}
      />
    );
    return render(request, reply, page, { title, status: errors.length > 0 || shown.changed ? 422 : 200 });
  };

  app.get(bankPaths.make.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const visit = await bankVisitOf(deps, request);
    const { jenis: kind } = request.query;
    if (kind === undefined) return render(request, reply, <KindsPage />, { title: texts(request.locale).newTitle });
    const shuffled: Typed = ['choice', 'choices', 'grid', 'matching'].includes(kind) ? { acak: 'ya' } : {};
    return show(request, reply, { visit, kind, held: null, typed: emptyRows(kind, shuffled) });
  });

  app.get(bankPaths.change.pattern, { schema: { params: QuestionId }, config }, async (request, reply) => {
    const visit = await bankVisitOf(deps, request);
    const held = await getQuestion(db, agencyId, visit, request.params.questionId);
    assertChanges(visit, held);
    const { question } = held;
    const typed = { ...typedOf(question), versi: String(held.version) };
    return show(request, reply, { visit, kind: question.body.kind, held, typed }, { findings: checkQuestion(question) });
  });

  /** What a button asks for: rows, a picture, a look, or keeping it all. */
  const answer = async (
    request: Request,
    reply: Reply,
    form: Form,
    file: Buffer | null,
    tooLarge: boolean,
    save: (question: Question) => Promise<string | null>,
  ) => {
    const { kind, typed, held, visit } = form;
    const { locale } = request;
    const m = texts(locale);
    const [step = '', group = '', nth] = (typed.langkah ?? '').split('.');
    const isGroup = Object.hasOwn(groupsOf[kind], group);
    const again = (next: Typed, shown: Partial<EditProps> = {}) => show(request, reply, { ...form, typed: next }, shown);
    if (tooLarge) return again(typed, { errors: [{ field: 'unggah', message: m.wrong['too-large'] }] });
    if (step === 'tambah' && isGroup) return again(addRow(typed, group));
    if (step === 'hapus' && isGroup) return again(removeRow(typed, group, Number(nth)));
    if (step === 'naik' && isGroup) return again(raiseRow(typed, group, Number(nth)));
    if (step === 'unggah') {
      const taken = file === null ? null : await takeMedia(file);
      if (taken === null)
        return again(typed, { errors: [{ field: 'unggah', message: file === null ? m.wrong.file : m.wrong['not-media'] }] });
      const [name = ''] = await transaction(db, (tx) => keepMedia(tx, visit.actor, [taken], clock.now()));
      const { 'unggah-ke': to = 'soal', 'unggah-alt': alt = '', ...rest } = typed;
      return again(withMedia(rest, to, { name, mediaType: taken.mediaType, alt }));
    }
    const question = keepGaps(held?.question ?? null, questionFrom(kind, typed));
    // Names that lead to nothing are told as missing.
    const kept = await readMedia(db, mediaOf(question));
    const findings = checkQuestion({ ...question, media: question.media.filter((name) => kept.has(name)) });
    if (step !== 'simpan') return again(typed, { findings });
    const errors: FormError[] = findings
      // A picture without words is no fault of a question that comes from a file, and is one of somebody who writes it.
      .filter(({ weight, code }) => weight === 'fault' || code === 'alt-missing')
      .map(({ code, at, named }) => ({
        field: fieldFor(kind, typed, at),
        message: `${findingTexts(locale).codes[code]}${named === undefined ? '' : ` (${named.replace(/<[^>]*>/g, '').slice(0, 60)})`}`,
      }));
    const subjects = await listSubjects(db, agencyId);
    if (!subjects.some(({ key }) => key === question.tags.subject)) errors.push({ field: 'mapel', message: m.wrong.subject });
    if (question.title.length > 200) errors.push({ field: 'judul', message: m.wrong.title });
    if (held !== null && (typed.catatan ?? '').trim() === '') errors.push({ field: 'catatan', message: m.wrong.note });
    if (errors.length > 0) return again(typed, { errors, findings });
    const to = await save(question);
    if (to !== null) return reply.redirect(to, 303);
    // What was typed goes on top of what somebody else has made meanwhile, once its author has seen so.
    return again({ ...typed, versi: String(held?.version ?? 1) }, { changed: true, findings });
  };

  const read = async (request: Request) => {
    const limits = { mostBytes: MOST_MEDIA_BYTES, mostLetters: MOST_LETTERS, mostFields: MOST_FIELDS };
    const { visit, form } = await bankFormOf(app, deps, request, limits);
    // What no database keeps, nobody typed.
    const typed = Object.fromEntries(Object.entries(form.fields).map(([name, value]) => [name, value.replaceAll('\0', '').toWellFormed()]));
    return { visit, typed, file: form.file?.content ?? null, tooLarge: form.tooLarge };
  };

  app.post(bankPaths.make.pattern, { schema: { querystring: Query }, config: posted }, async (request, reply) => {
    const { visit, typed, file, tooLarge } = await read(request);
    const kind = request.query.jenis ?? 'choice';
    const schools = await ownersFor(db, visit, request.locale);
    const form = { visit, kind, held: null, typed };
    const chosen = schools.length === 1 ? schools[0]?.id : schools.find(({ id }) => id === typed.sekolah)?.id;
    if (typed.langkah === 'simpan' && chosen === undefined)
      return show(request, reply, form, { errors: [{ field: 'sekolah', message: texts(request.locale).wrong.school }] });
    return answer(request, reply, form, file, tooLarge, async (question) => {
      const schoolId = chosen !== undefined && isId(chosen) ? chosen : null;
      const [questionId = ''] = await transaction(db, (tx) =>
        enterQuestions(tx, visit.actor, [{ agencyId, schoolId, question }], clock.now()),
      );
      return bankPaths.look({ questionId }, { kabar: 'entered' });
    });
  });

  app.post(bankPaths.change.pattern, { schema: { params: QuestionId }, config: posted }, async (request, reply) => {
    const { visit, typed, file, tooLarge } = await read(request);
    const { questionId } = request.params;
    const held = await getQuestion(db, agencyId, visit, questionId);
    assertChanges(visit, held);
    const seen = Number(typed.versi ?? 0);
    const note = (typed.catatan ?? '').trim().slice(0, 500);
    return answer(request, reply, { visit, kind: held.question.body.kind, held, typed }, file, tooLarge, async (question) => {
      const change = { questionId, seen, question, note };
      const refusal = await refusedFor(() => transaction(db, (tx) => changeQuestion(tx, visit.actor, change, clock.now())));
      return refusal === undefined ? bankPaths.look({ questionId }, { kabar: 'changed' }) : null;
    });
  });
}
