import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { figuresByDistrict } from '#platform/cases';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Day, Id, nullable } from '../../schemas/basics.ts';
import { about } from '../said.ts';

const DistrictFigures = Type.Object(
  {
    agency: Id,
    code: nullable(Type.String()),
    name: nullable(Type.String()),
    received: Type.Integer(),
    decided: Type.Integer(),
    open: Type.Integer(),
    overdue: Type.Integer(),
    medianDays: nullable(Type.Number()),
  },
  { title: 'DistrictFigures' },
);
const Query = Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day), service: Type.Optional(Type.String({ maxLength: 60 })) });

/** How cases do by district, for those who answer for the office. */
export function districtFigureRoutes(app: WebApp, { clock, cases }: ApiDeps): void {
  app.get(
    apiPaths.deskDistricts.pattern,
    {
      schema: { querystring: Query, response: { 200: Type.Array(DistrictFigures) } },
      config: {
        policy: 'officer',
        importance: 'later',
        operation: about('desk', 'getFiguresByDistrict', ['Berkas menurut kecamatan', 'Get figures by district'], { scope: 'cases:read' }),
      },
    },
    async (request) => {
      const { to = officeDay(clock.now()), service } = request.query;
      const { from = officeDay(new Date(Date.parse(`${to}T00:00:00Z`) - 365 * 86_400_000)) } = request.query;
      if (from > to)
        throw new AppError('INVALID_INPUT', {
          fields: [{ field: 'from', message: 'Paling lambat hari "to".', en: 'At the latest "to".' }],
        });
      const figures = await figuresByDistrict(cases, getPerson(request), { from, to, service });
      return figures.map(({ agencyId, median, ...rest }) => ({ agency: agencyId, ...rest, medianDays: median }));
    },
  );
}
