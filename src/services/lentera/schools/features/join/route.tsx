import { transaction } from '#db';
import { refusalOf } from '#kernel';
import { officeDay } from '#platform/calendar';
import { userNameIn } from '#platform/identity';
import { getPerson, render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Form, type FormError, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { readJoinCode } from '../../domain/join-code.ts';
import { type Relation, relations } from '../../domain/relations.ts';
import { type CodeOffer, peekCode, useCode } from '../../join-codes.ts';
import { schoolPaths } from '../../paths.ts';
import { texts as common } from '../../texts.ts';
import { texts } from './texts.ts';

interface JoinProps {
  readonly code: string;
  /** What the code is good for; null before one was typed. */
  readonly offer: CodeOffer | null;
  readonly relation: string;
  readonly errors: readonly FormError[];
}

function JoinPage({ code, offer, relation, errors }: JoinProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: words.lentera }]} here={m.title} />
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        {offer === null ? (
          <>
            <p class="soft">{m.lead}</p>
            {/* Posted, though nothing is changed yet: a code in an address stays in histories and logs. */}
            <Form action={schoolPaths.join()}>
              <input type="hidden" name="langkah" value="lihat" />
              <TextInput id="kode" label={m.code} value={code} autocomplete="off" short error={errorOf('kode')} />
              <Button>{m.go}</Button>
            </Form>
          </>
        ) : (
          <Form action={schoolPaths.join()} class="card stack">
            <input type="hidden" name="kode" value={code} />
            <p>
              <b>{offer.role === 'guardian' ? m.guardian(offer.name) : m.staff(words.roles[offer.role], offer.name)}</b>
            </p>
            <p>{m.at(offer.school)}</p>
            {offer.role === 'guardian' && (
              <Choices
                id="hubungan"
                label={m.relation}
                type="radio"
                values={[relation]}
                error={errorOf('hubungan')}
                options={relations.map((value) => ({ value, label: words.relations[value] }))}
              />
            )}
            <Button>{m.join}</Button>
            <p>
              <a href={schoolPaths.join()}>{m.other}</a>
            </p>
          </Form>
        )}
        <p class="small soft">{m.note}</p>
      </div>
    </Page>
  );
}

const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const Sent = Type.Object({
  kode: Type.String({ maxLength: 60 }),
  hubungan: Type.Optional(Type.String({ maxLength: 20 })),
  /** To see what the code is good for, before it is used. */
  langkah: Type.Optional(Type.Literal('lihat')),
});

/** Joining a school or a child by a code from the school. */
export function joinRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'signed-in', perMinute: 10 } as const;

  const show = async (request: Request, reply: Reply, typed: string, shown: Partial<JoinProps> = {}) => {
    const m = texts(request.locale);
    const refusals = common(request.locale).refusals;
    const plain = readJoinCode(typed);
    const found = plain === null ? 'unknown' : await peekCode(db, agencyId, plain, clock.now());
    const fault = typed.trim() === '' || typeof found !== 'string' ? null : (refusals[found] ?? found);
    const errors = [...(fault === null ? [] : [{ field: 'kode', message: fault }]), ...(shown.errors ?? [])];
    const offer = typeof found === 'string' ? null : found;
    const page = <JoinPage code={typed} offer={offer} relation={shown.relation ?? ''} errors={errors} />;
    return render(request, reply, page, { title: m.title, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(schoolPaths.join.pattern, { schema: { querystring: Query }, config }, async (request, reply) => show(request, reply, ''));

  app.post(schoolPaths.join.pattern, { schema: { body: Sent }, config }, async (request, reply) => {
    const actor = getPerson(request);
    const { kode, hubungan = '' } = request.body;
    const m = texts(request.locale);
    const code = readJoinCode(kode);
    if (code === null) return show(request, reply, kode.trim() === '' ? '?' : kode);
    if (request.body.langkah === 'lihat') return show(request, reply, kode);
    const offer = await peekCode(db, agencyId, code, clock.now());
    const chosen = relations.find((one): one is Relation => one === hubungan);
    if (typeof offer !== 'string' && offer.role === 'guardian' && !chosen)
      return show(request, reply, kode, { errors: [{ field: 'hubungan', message: m.wrongRelation }] });
    const at = clock.now();
    const joining = {
      agencyId,
      code,
      relation: chosen ?? 'guardian',
      mailbox: userNameIn(actor.email) === null,
      today: officeDay(at),
    } as const;
    const refusal = await refusalOf(() => transaction(db, (tx) => useCode(tx, actor, joining, at)));
    if (refusal === undefined) return reply.redirect(schoolPaths.front(), 303);
    const own = refusal === 'own' ? m.ownChild : (common(request.locale).refusals[refusal] ?? refusal);
    const known = typeof offer === 'string';
    return show(request, reply, kode, { relation: hubungan, errors: known ? [] : [{ field: 'kode', message: own }] });
  });
}
