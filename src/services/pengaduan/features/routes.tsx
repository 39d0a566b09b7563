import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { type CaseView, readCase } from '#platform/cases';
import { enterDraft } from '#platform/forms';
import { fillPaths } from '#platform/forms/ui';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ComplaintDeps } from '../deps.ts';
import { complaint } from '../definition.ts';
import { complaintPaths } from '../paths.ts';
import { proveComplaint } from '../proof.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });

/** Beginning a complaint from a case, and taking its proof along. */
export function complaintRoutes(app: WebApp, deps: ComplaintDeps): void {
  const { cases } = deps;

  app.post(
    complaintPaths.about.pattern,
    {
      schema: { params: CaseId, body: Type.Object({ draft: Type.String({ format: 'uuid' }) }) },
      config: { policy: 'signed-in', perMinute: 30 },
    },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, person, request.params.caseId);
      const offer = cases.registry.offersOf(complaint.key).find(({ agency }) => agency.id === view.agency.id);
      if (!offer || view.service.key === complaint.key) throw new AppError('NOT_FOUND', { service: complaint.key });
      const { draft: id } = request.body;
      const draft = { id, service: complaint.key, agencyId: view.agency.id, personId: person.personId, brought: broughtFrom(view) };
      await transaction(cases.db, (tx) => enterDraft(tx, draft, cases.clock.now()));
      return reply.redirect(fillPaths.tasks({ draftId: id }), 303);
    },
  );

  app.get(
    complaintPaths.proof.pattern,
    { schema: { params: CaseId }, config: { policy: 'signed-in', perMinute: 10 } },
    async (request, reply) => {
      const view = await ownCase(deps, getPerson(request), request.params.caseId);
      if (view.service.key !== complaint.key) throw new AppError('NOT_FOUND', { proof: true });
      const { pdf } = await proveComplaint(cases, view);
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="bukti-pengaduan.pdf"')
        .type('application/pdf')
        .send(pdf);
    },
  );
}

/** A case of the asker's own. Throws NOT_FOUND for everybody else, officers too. */
async function ownCase({ cases }: ComplaintDeps, person: PersonActor, caseId: string): Promise<CaseView> {
  const view = await readCase(cases, caseId, person);
  if (!view.viewer.isApplicant) throw new AppError('NOT_FOUND', { case: caseId });
  return view;
}

/** What fills the boxes of a complaint begun from a case. The title says nothing by which its sender is known. */
function broughtFrom({ number, service, clocks }: CaseView) {
  const late = clocks.service.late > 0 || (clocks.desk?.late ?? 0) > 0;
  const title = service.title('id');
  return {
    file: { number },
    matter: { ...(late && { kind: 'delay' }), title: (late ? `${title}: lewat waktu` : title).slice(0, 120) },
  };
}
