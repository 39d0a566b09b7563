import { officeDay } from '#platform/calendar';
import { followOwn, standingOn } from '#platform/mandates';
import { cursorOf, getPerson, readCursor, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Following, pageOf } from '../../schemas/basics.ts';
import { Mandate } from '../../schemas/mandate.ts';
import { about } from '../said.ts';

const MandatePage = pageOf('MandatePage', Mandate);

/** For whom a person stands, and who stands for them: with the id by which to apply in somebody else's name. */
export function mandateRoutes(app: WebApp, { db, clock }: ApiDeps): void {
  app.get(
    apiPaths.mandates.pattern,
    {
      schema: { querystring: Type.Object(Following), response: { 200: MandatePage } },
      config: {
        policy: 'signed-in',
        operation: about('me', 'listMandates', [
          'Kuasa yang diberi dan dipegang, terbaru dahulu',
          'List mandates given and held, newest first',
        ]),
      },
    },
    async (request) => {
      const self = getPerson(request);
      const { limit = 25, after } = request.query;
      const { rows, next } = await followOwn(db, self, { limit, after: readCursor(after) });
      const today = officeDay(clock.now());
      const items = rows.map((line) => {
        const mine = line.representativeId === self.personId;
        // Who is only named stays an address until they accept; whoever is named is told who asks.
        const other = (mine ? line.principalName : line.representativeName) ?? (line.askedBy === self.personId ? null : line.askedByName);
        return {
          id: line.id,
          kind: line.kind,
          side:
            mine || (line.representativeId === null && line.askedBy !== self.personId)
              ? ('representative' as const)
              : ('principal' as const),
          standing: standingOn(line, today),
          other: other ?? line.namedEmail ?? '',
          agency: line.agencyId,
          services: line.services && [...line.services],
          validFrom: line.validFrom,
          validTo: line.validTo,
        };
      });
      return { items, next: cursorOf(next) };
    },
  );
}
