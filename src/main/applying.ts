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
  const { key, title, summary, journey, checklist, rules } = service;
  return {
    key,
    title,
    summary,
    journey,
    checklist,
    rules,
    agencyId: agency.id,
    agencyName: agency.name,
    facts: (book) => {
      const { duration, cost } = book.value(service.standard);
      return { duration: (locale) => duration[locale].join(' '), cost: (locale) => cost[locale].join(' ') };
    },
    prefill: (person) => service.prefill?.(person) ?? {},
    statements: (answers, book) => service.statements?.(answers, book) ?? [],
  };
}
