import { transaction } from '#db';
import { formatDateTime } from '#i18n';
import { appendAudit } from '#platform/audit';
import { type HelpedLine, listHelped } from '#platform/forms';
import { getPerson, inSlices, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { casePaths } from '../../paths.ts';
import type { CasesDeps } from '../../types.ts';
import { offersFor } from './offers.ts';
import { texts } from './texts.ts';
import type { HelpedFilter } from './unfinished.tsx';

export const Listing = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  layanan: Type.Optional(Type.String({ maxLength: 60 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});

export const filterOf = ({ q = '', layanan = '' }: Static<typeof Listing>): HelpedFilter => ({ q: q.trim(), service: layanan });

/** What an officer began for others and has not sent, as a file. */
export function unfinishedRoutes(app: WebApp, deps: CasesDeps): void {
  const { db, clock, registry } = deps;
  app.get(
    casePaths.counterCsv.pattern,
    { schema: { querystring: Listing }, config: { policy: 'officer', importance: 'later', perMinute: 10 } },
    async (request, reply) => {
      const officer = getPerson(request);
      const agencies = new Set(offersFor(deps, officer).map(({ agency }) => agency.id));
      const at = clock.now();
      await transaction(db, async (tx) => {
        for (const id of agencies)
          await appendAudit(tx, { actor: officer, action: 'cases.counter-export', subject: { type: 'agency', id }, at });
      });
      const { csvColumns } = texts(request.locale);
      const titles = new Map(registry.all().map(({ service }) => [service.key, service.title(request.locale)]));
      const time = (when: Date) => formatDateTime(when, request.locale);
      const lineOf = ({ forName, service, createdAt, updatedAt }: HelpedLine) => [
        forName,
        titles.get(service) ?? service,
        time(createdAt),
        time(updatedAt),
      ];
      async function* lines() {
        yield Object.values(csvColumns);
        for await (const line of inSlices((slice) => listHelped(db, officer.personId, filterOf(request.query), slice))) yield lineOf(line);
      }
      return sendCsv(reply, 'loket-belum-selesai', lines());
    },
  );
}
