import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { about, Day, nullable, path, type WebApp } from '#web';
import { Type } from 'typebox';
import { samsatAgency } from '../agency.ts';
import type { SamsatDeps } from '../deps.ts';
import { provinces } from '../domain/data/provinces.ts';
import { measured, provinceOfKey, regionPolicy, type RegionPolicy } from '../regions/read.ts';

const paths = {
  provinces: path('/api/v1/vehicle-tax/provinces'),
  province: path('/api/v1/vehicle-tax/provinces/:province'),
};

const Basis = { since: Day, instrument: Type.String(), article: Type.String() };
const Limit = nullable(Type.Object({ value: Type.Integer(), ...Basis }));
const Province = Type.Object({ code: Type.String(), name: Type.String() }, { title: 'Province' });
const Policy = Type.Object(
  {
    province: Province,
    on: Day,
    limits: Type.Object(
      { TOO_EARLY: Limit, WINDOW_PASSED: Limit, ARREARS_OVER_LIMIT: Limit },
      { description: 'Months before and after the due day, years of arrears; null where none has been laid down and vouched for.' },
    ),
    proof: nullable(
      Type.Object({
        months: nullable(Type.Integer({ description: 'How long it holds; null where no law says so: the last day stands on each proof.' })),
        counted: Type.Enum(['calendar', 'thirty-days']),
        evidence: Type.Enum(['sticker', 'qr']),
        deliveredBy: Type.Enum(['pos', 'office']),
      }),
    ),
    emergency: nullable(Type.Object({ decree: Type.String(), from: Day, to: Day, months: Type.Integer() })),
    cutOff: nullable(
      Type.Object(
        {
          from: Type.String({ description: '`23.30`, by the clock of the office.' }),
          to: Type.String(),
          closedNow: Type.Boolean(),
          since: Day,
        },
        { description: 'Hours in which codes cannot be paid; null for none, or where payments are not taken here.' },
      ),
    ),
    coming: Type.Array(Type.Object({ title: Type.String(), from: Day, citation: Type.String() })),
  },
  { title: 'ProvincePolicy' },
);

/** What holds in a province, for everybody: nothing that nobody confirmed is told as a limit. */
export function regionApi(app: WebApp, { db, clock, agencyId }: SamsatDeps): void {
  const config = (id: string, said: readonly [string, string]) => ({
    policy: 'public' as const,
    perMinute: 60,
    operation: about('vehicles', id, said),
  });

  app.get(
    paths.provinces.pattern,
    {
      schema: { response: { 200: Type.Array(Province) } },
      config: config('listProvinces', ['Provinsi yang kebijakannya ada', 'List provinces with a policy']),
    },
    async () => provinces.map(({ key, name }) => ({ code: key, name })),
  );

  app.get(
    paths.province.pattern,
    {
      schema: { params: Type.Object({ province: Type.String({ maxLength: 4 }) }), response: { 200: Policy } },
      config: config('getProvincePolicy', [
        'Yang berlaku di sebuah provinsi, dan jam tutupnya',
        'What holds in a province, and its cut-off hours',
      ]),
    },
    async (request) => {
      const province = provinceOfKey(request.params.province);
      if (!province) throw new AppError('NOT_FOUND', { province: request.params.province });
      const at = clock.now();
      const policy = await regionPolicy(db, { agencyId, home: samsatAgency.regionCode, province, on: officeDay(at), at });
      const { proof, closed, coming, emergency, on } = policy;
      return {
        province: { code: province.key, name: province.name },
        on,
        limits: Object.fromEntries(measured.map((code) => [code, limitOf(policy, code)])) as Record<
          (typeof measured)[number],
          ReturnType<typeof limitOf>
        >,
        proof: proof && {
          months: proof.confirmed ? proof.months : null,
          counted: proof.counted,
          evidence: proof.evidence,
          deliveredBy: proof.deliveredBy,
        },
        emergency,
        cutOff: closed && { from: closed.from, to: closed.to, closedNow: closed.now, since: closed.since },
        coming: coming.map(({ title, from, citation }) => ({ title: title[request.locale], from, citation })),
      };
    },
  );
}

function limitOf({ limits }: RegionPolicy, code: (typeof measured)[number]) {
  const found = limits[code];
  if (!found?.citation.confirmed) return null;
  const { instrument, article } = found.citation;
  return { value: found.record.limit ?? 0, since: found.record.from, instrument, article };
}
