import { transaction } from '#db';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, Choices, EmptyState, ErrorSummary, Facts, Form, type FormError, TextArea, TextInput } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { type Pattern, patternsIn } from '../../domain/figures/patterns.ts';
import { decidesIdentity, leads } from '../../domain/seats.ts';
import { type Held, readHeld } from '../../figures/collect.ts';
import { openOwnInitiative } from '../../figures/own-initiative.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { kindsRule } from '../../rules.ts';
import { secret } from '../cookies.ts';
import type { WithKey } from '../matter/showing.ts';
import { texts } from './texts.ts';

const Lang = Type.Object({ lang: Type.Optional(Type.String()) });
const uuid = Type.String({ format: 'uuid' });
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Opening = Type.Object({
  instansi: text(200),
  layanan: text(200),
  judul: text(400),
  alasan: text(8000),
  laporan: Type.Optional(Type.Union([uuid, Type.Array(uuid, { maxItems: 200 })])),
});

interface Typed {
  readonly judul?: string | undefined;
  readonly alasan?: string | undefined;
}
interface PatternsProps {
  readonly patterns: readonly Pattern<Held>[];
  readonly kinds: Readonly<Record<string, string>>;
  readonly isHead: boolean;
  readonly errors: readonly FormError[];
  readonly typed: Typed;
}

function PatternsPage({ patterns, kinds, isHead, errors, typed }: PatternsProps) {
  const m = texts(useView().locale);
  return (
    <OfficeFrame at="lead" title={m.title}>
      <p class="soft">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {patterns.length === 0 && <EmptyState>{m.none}</EmptyState>}
      {patterns.map((pattern, nth) => (
        <article class="card stack">
          <h2>{pattern.agency}</h2>
          <Facts
            small
            facts={[
              { label: m.service, value: pattern.service || m.noService },
              { label: m.kind, value: kinds[pattern.maladministration ?? ''] ?? m.unknown },
              {
                label: m.count(pattern.matters.length),
                value: pattern.matters.map(({ id, number }, at) => (
                  <>
                    {at > 0 && ', '}
                    <a class="nowrap" href={ombudsmanPaths.matter({ matterId: id })}>
                      {number}
                    </a>
                  </>
                )),
              },
            ]}
          />
          {isHead ? (
            <details id={`pola-${nth}`}>
              <summary>{m.open}</summary>
              <p class="small soft">{m.openLead}</p>
              <Form action={ombudsmanPaths.patterns()} label={m.open}>
                <input type="hidden" name="instansi" value={pattern.agency} />
                <input type="hidden" name="layanan" value={pattern.service} />
                <TextInput id={`judul-${nth}`} name="judul" label={m.name} value={typed.judul ?? ''} autocomplete="off" />
                <TextArea id={`alasan-${nth}`} name="alasan" label={m.reason} rows={4} value={typed.alasan ?? ''} />
                <Choices
                  id={`laporan-${nth}`}
                  name="laporan"
                  label={m.which}
                  type="checkbox"
                  values={pattern.matters.map(({ id }) => id)}
                  options={pattern.matters.map(({ id, number }) => ({ value: id, label: number }))}
                />
                <Button>{m.submit}</Button>
              </Form>
            </details>
          ) : (
            <p class="small soft">{m.headOnly}</p>
          )}
        </article>
      ))}
    </OfficeFrame>
  );
}

/** Reports that are alike, as the key in hand opens them; and a matter of the office's own that rests on some. */
export function patternRoutes(app: WebApp, deps: OmbudsmanDeps, withKey: WithKey): void {
  const { db, agencyId, clock } = deps;
  const config = { policy: 'officer' } as const;

  const show = (request: Request, reply: Reply, errors: readonly FormError[] = [], typed: Typed = {}) =>
    withKey(request, reply, async (opened) => {
      if (!decidesIdentity(opened.key.seats)) throw new AppError('NOT_FOUND', { page: true });
      const rules = await rulesAt(db, [kindsRule], { agencyId, on: officeDay(clock.now()) });
      const kinds = Object.fromEntries(rules.value(kindsRule).map(({ key, name }) => [key, name[request.locale]]));
      const held = (await readHeld(db, opened)).filter(({ kind, channel }) => kind !== 'konsultasi' && channel !== 'own');
      return render(
        request,
        secret(reply),
        <PatternsPage patterns={patternsIn(held)} isHead={leads(opened.key.seats)} {...{ kinds, errors, typed }} />,
        { title: texts(request.locale).title, status: errors.length > 0 ? 422 : 200 },
      );
    });

  app.get(ombudsmanPaths.patterns.pattern, { schema: { querystring: Lang }, config }, (request, reply) => show(request, reply));

  app.post(ombudsmanPaths.patterns.pattern, { schema: { body: Opening }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { instansi: agency = '', layanan: service = '', judul: title = '', alasan: reason = '', laporan = [] } = request.body;
      if (!decidesIdentity(opened.key.seats)) throw new AppError('NOT_FOUND', { page: true });
      try {
        const matterIds = typeof laporan === 'string' ? [laporan] : laporan;
        const asked = { title, reason, agency, service, matterIds };
        const matterId = await transaction(db, (tx) => openOwnInitiative(tx, actor, opened, asked, at));
        return await reply.redirect(ombudsmanPaths.matter({ matterId }, { kabar: 'simpan' }), 303);
      } catch (error) {
        if (!(error instanceof AppError) || !['ACTION_NOT_ALLOWED', 'INVALID_INPUT'].includes(error.code)) throw error;
        const why =
          error.code === 'INVALID_INPUT' ? String((error.detail.fields as string[] | undefined)?.[0]) : String(error.detail.reason);
        return show(request, reply, [{ field: 'main', message: texts(request.locale).wrong[why] ?? why }], {
          judul: title,
          alasan: reason,
        });
      }
    }),
  );
}
