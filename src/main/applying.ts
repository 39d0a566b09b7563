import { casePaths, type CasesDeps, type Offer, submitCase } from '#platform/cases';
import type { Fillable, FillDeps } from '#platform/forms';

/** Joins the pages where applications are written to the engine that makes cases of them: neither knows the other. */
export function applying(cases: CasesDeps): FillDeps {
  const { db, clock, files, links, registry } = cases;
  const fillables = registry.all().map(fillableOf);
  return {
    db,
    clock,
    files,
    links,
    fillables: () => fillables,
    submit: async (tx, { actor, fillable, draftId, answers, files: sent, rules }) => {
      const service = registry.get(fillable.key);
      const { caseId } = await submitCase(tx, cases, {
        actor,
        service,
        agencyId: fillable.agencyId,
        answers,
        files: sent,
        rules,
        idempotencyKey: draftId,
      });
      return { caseId, href: casePaths.done({ caseId }, { apa: 'submit' }) };
    },
  };
}

function fillableOf({ service, agency }: Offer): Fillable {
  return { ...service, agencyId: agency.id, agencyName: agency.name };
}
