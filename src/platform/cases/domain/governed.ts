import { type NumberingSchema, numberingLabels, numberingProblem } from '#platform/documents';
import { type Checklist, type Journey, unknownPaths } from '#platform/forms';
import type { Rule, Words } from '#platform/rules';

interface Drafted {
  readonly journey: Journey;
  readonly desks: Readonly<Record<string, unknown>>;
  readonly checklist: Rule;
  readonly clocks: { readonly desks: Rule };
  readonly numberings: readonly Rule<typeof NumberingSchema>[];
}

/**
 * The rules of a service as an agency governs them: with what only the service can say is wrong in a value of the right
 * shape, and what the parts are called that every service has. Each key once.
 */
export function governedRules(rules: readonly Rule[], drafted: Drafted): readonly Rule[] {
  const more = new Map<string, Pick<Rule, 'labels' | 'problem'>>([
    [drafted.checklist.key, { problem: (value) => checklistProblem(value as Checklist, drafted.journey) }],
    [drafted.clocks.desks.key, { problem: (value) => deskProblem(value as Readonly<Record<string, number>>, drafted.desks) }],
    ...drafted.numberings.map(({ key }): [string, Pick<Rule, 'labels' | 'problem'>] => [
      key,
      { labels: numberingLabels, problem: (value) => numberingProblem(value as Rule<typeof NumberingSchema>['value']) },
    ]),
  ]);
  const byKey = new Map(rules.map((rule) => [rule.key, { ...rule, ...more.get(rule.key) }]));
  return [...byKey.values()];
}

function checklistProblem(checklist: Checklist, journey: Journey): Words | null {
  const [path] = unknownPaths(checklist, journey);
  const keys = checklist.items.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  if (path !== undefined) return { id: `Tidak ada pertanyaan ${path} pada formulir.`, en: `No question of the form is called ${path}.` };
  return twice === undefined
    ? null
    : { id: `Kunci ${twice} dipakai dua kali; pakai kunci yang berbeda.`, en: `The key ${twice} is used twice; each file needs its own.` };
}

function deskProblem(days: Readonly<Record<string, number>>, desks: Readonly<Record<string, unknown>>): Words | null {
  const strange = Object.keys(days).find((desk) => !Object.hasOwn(desks, desk));
  return strange === undefined ? null : { id: `Tidak ada meja ${strange}.`, en: `There is no desk ${strange}.` };
}
