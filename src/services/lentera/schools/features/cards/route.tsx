import { transaction } from '#db';
import { formatDate } from '#i18n';
import { refusalOf } from '#kernel';
import { firstPasswordPath } from '#platform/identity';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { cardLines, type PrintedCard, printCards } from '../../cards.ts';
import { getClass } from '../../classes.ts';
import { makeCodes, type MadeCode } from '../../join-codes.ts';
import { schoolPaths } from '../../paths.ts';
import { drawCards } from '../../print/cards.ts';
import { getSchool } from '../../schools.ts';
import { assertKeepsClass } from '../../see.ts';
import { studentsIn } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { visitOf } from '../../who.ts';
import { CardsPage } from './page.tsx';
import { texts } from './texts.ts';

const ClassId = Type.Object({ classId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const Id = Type.String({ maxLength: 40 });
const Chosen = Type.Object({
  siswa: Type.Optional(Type.Union([Id, Type.Array(Id, { maxItems: 100 })])),
  ganti: Type.Optional(Type.String({ maxLength: 5 })),
});
const Slips = Type.Object({ jumlah: Type.Optional(Type.Enum(['1', '2'])) });

/** Cards for the students of a class, and slips for their parents: for those who keep the school and the wali kelas. */
export function cardRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId, publicUrl, demo } = deps;
  const config = { policy: 'signed-in' } as const;
  const printing = { ...config, perMinute: 10, importance: 'later' } as const;

  /** A class whose cards are theirs to print. Throws NOT_FOUND. */
  const classOf = async (request: Request, classId: string) => {
    const { actor, who, today } = await visitOf(deps, request);
    const of = await getClass(db, agencyId, classId);
    assertKeepsClass(who, of);
    return { actor, today, of, school: await getSchool(db, agencyId, of.schoolId) };
  };

  const show = async (request: Request, reply: Reply, classId: string, errors: readonly FormError[] = []) => {
    const { of, school } = await classOf(request, classId);
    const lines = await cardLines(db, classId);
    return render(request, reply, <CardsPage {...{ school, of, lines, errors }} />, {
      title: texts(request.locale).title(of.name),
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(schoolPaths.cards.pattern, { schema: { params: ClassId, querystring: Query }, config }, async (request, reply) =>
    show(request, reply, request.params.classId),
  );

  app.post(schoolPaths.cards.pattern, { schema: { params: ClassId, body: Chosen }, config: printing }, async (request, reply) => {
    const { classId } = request.params;
    const { actor, of, school } = await classOf(request, classId);
    const chosen = [request.body.siswa ?? []].flat();
    let printed: readonly PrintedCard[] = [];
    const refusal = await refusalOf(async () => {
      printed = await printCards(deps, actor, { classId, chosen, renew: request.body.ganti === 'ya' });
    });
    if (refusal) return show(request, reply, classId, [{ field: 'kartu', message: common(request.locale).refusals[refusal] ?? refusal }]);
    const at = clock.now();
    const pdf = drawCards(
      {
        title: `Kartu siswa ${of.name}, ${school.name}`,
        school: school.name,
        lead: 'Masuk pertama kali dengan nama pengguna dan kata sandi ini, lalu pilih kata sandi sendiri. Jangan perlihatkan kepada orang lain.',
        address: `${publicUrl}${firstPasswordPath()}`,
        locale: request.locale,
        demo,
        cards: printed.map(({ student, username, password }) => ({
          name: student.name,
          class: `Kelas ${of.name}`,
          lines: [
            ['Nama pengguna', username, true],
            ['Kata sandi (sekali pakai)', password, true],
          ],
          note: `Dicetak ${formatDate(at, 'id')}.`,
        })),
      },
      at,
    );
    return sendPdf(reply, `${texts(request.locale).fileCards}-${of.name}`, pdf);
  });

  app.post(schoolPaths.slips.pattern, { schema: { params: ClassId, body: Slips }, config: printing }, async (request, reply) => {
    const { classId } = request.params;
    const { actor, of, school, today } = await classOf(request, classId);
    const students = await studentsIn(db, classId);
    if (students.length === 0) return show(request, reply, classId, [{ field: 'slip', message: texts(request.locale).none }]);
    const each = Array.from({ length: Number(request.body.jumlah ?? '1') });
    const wanted = students.flatMap(({ id, name, schoolId }) =>
      each.map(() => ({ schoolId, role: 'guardian', studentId: id, name }) as const),
    );
    const at = clock.now();
    const made: readonly MadeCode[] = await transaction(db, (tx) => makeCodes(tx, actor, { agencyId, today }, wanted, at));
    const pdf = drawCards(
      {
        title: `Slip orang tua ${of.name}, ${school.name}`,
        school: school.name,
        lead: 'Untuk orang tua atau wali: daftar dengan surel Anda, lalu ketik kode ini. Satu kode untuk satu orang.',
        address: `${publicUrl}${schoolPaths.join()}`,
        locale: request.locale,
        demo,
        cards: made.map(({ name, code, expiresAt }) => ({
          name,
          class: `Kelas ${of.name}`,
          lines: [['Kode gabung', code, true]],
          note: `Berlaku sampai ${formatDate(expiresAt, 'id')}.`,
        })),
      },
      at,
    );
    return sendPdf(reply, `${texts(request.locale).fileSlips}-${of.name}`, pdf);
  });
}

function sendPdf(reply: Reply, name: string, pdf: Buffer): Reply {
  return reply
    .type('application/pdf')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}.pdf"`)
    .send(pdf);
}
