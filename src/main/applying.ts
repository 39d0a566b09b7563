import { casePaths, type CasesDeps, mayFile, type Offer, sendForPerson, type ServiceRegistry, submitCase } from '#platform/cases';
import { listRelatives, noLonger, type Offered, relationInWords } from '#platform/mandates';
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
    consentPage: (draftId) => casePaths.consent({ draftId }),
    family: async (on, personId) =>
      (await listRelatives(on, personId)).map(({ relation, ...one }) => ({
        ...one,
        relation: relationInWords(relation),
        isChild: relation === 'child',
      })),
    mayFile: (on, asked) => mayFile({ ...cases, db: on }, asked),
    submit: async (tx, { actor, fillable, draftId, answers, files: sent, rules, mandateId, originId, counter }) => {
      const service = registry.get(fillable.key);
      if (counter)
        return sendForPerson(tx, cases, actor, { service, agencyId: fillable.agencyId, answers, files: sent, rules, draftId, counter });
      const mandate = actor.mandates?.find(({ id }) => id === mandateId);
      if (mandateId !== null && !mandate) throw noLonger();
      const { caseId } = await submitCase(tx, cases, {
        actor,
        mandate,
        service,
        agencyId: fillable.agencyId,
        answers,
        files: sent,
        rules,
        continues: originId,
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
    spoken: service.spoken ?? {},
    agencyId: agency.id,
    agencyName: agency.name,
    facts: (book) => {
      const { duration, cost } = book.value(service.standard);
      return { duration: (locale) => duration[locale].join(' '), cost: (locale) => cost[locale].join(' ') };
    },
    carries: service.carries ?? [],
    prefill: (person) => service.prefill?.(person) ?? {},
    registered: service.registered ?? {},
    printables: service.printables ?? {},
    statements: (answers, book) => service.statements?.(answers, book) ?? [],
  };
}

/** The services of the hall, as mandates name them. */
export function offeredIn(registry: ServiceRegistry): readonly Offered[] {
  return registry.all().map(({ service, agency }) => ({
    service: service.key,
    title: service.title,
    agencyId: agency.id,
    agencyName: agency.name,
  }));
}
