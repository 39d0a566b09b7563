import { AppError, type PersonActor } from '#kernel';
import { can, type Permission } from '#platform/access';
import { getPerson, type Request, useView } from '#web';
import { Page, Tabs } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

const groups = {
  running: {
    overview: portalPaths.admin,
    operation: portalPaths.operation,
    jobs: portalPaths.jobs,
    deliveries: portalPaths.deliveries,
    quarantine: portalPaths.quarantine,
  },
  rules: {
    rules: portalPaths.rules,
    proposals: portalPaths.proposals,
    questions: portalPaths.questions,
    numbering: portalPaths.numbering,
    holidays: portalPaths.holidays,
  },
  people: { officers: portalPaths.officers, mandates: portalPaths.mandates, places: portalPaths.places },
  trust: {
    audit: portalPaths.audit,
    certificates: portalPaths.certificates,
    clients: portalPaths.clients,
    disposals: portalPaths.disposals,
  },
};

type Group = keyof typeof groups;
export type Section = { [K in Group]: keyof (typeof groups)[K] }[Group];

/** What every officer of an agency may see; the rest belongs to administrators. */
const forOfficers: ReadonlySet<string> = new Set<Section>(['rules', 'proposals', 'questions', 'holidays']);

/** What others than administrators may see too. */
const others: Readonly<Record<string, Permission>> = { mandates: 'mandates.decide', disposals: 'cases.dispose' };

/** The frame of every page of the console: of ours, and of those services bring by their key. */
export function AdminPage({ at, children }: { readonly at: string; readonly children: ComponentChildren }) {
  const { locale, actor, console } = useView();
  const m = texts(locale);
  const mayOpen = (key: string) => forOfficers.has(key) || can(actor, others[key] ?? 'operation.read');
  const open = Object.entries(groups)
    .map(([name, own]) => {
      const group = name as Group;
      const sections = Object.entries(own).map(([key, path]) => ({ key, href: path(), label: m.tabs[key as Section] }));
      const brought =
        group === 'rules'
          ? console.sections.filter(({ mayOpen: may }) => may?.(actor) ?? true).map((one) => ({ ...one, label: one.label(locale) }))
          : [];
      return { group, sections: [...sections.filter(({ key }) => mayOpen(key)), ...brought] };
    })
    .filter(({ sections }) => sections.length > 0);
  const here = open.find(({ sections }) => sections.some(({ key }) => key === at));
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        {open.length > 1 && (
          <Tabs
            label={m.parts}
            tabs={open.map(({ group, sections }) => ({
              href: sections[0]?.href ?? portalPaths.admin(),
              label: m.groups[group],
              current: group === here?.group && 'within',
            }))}
          />
        )}
        <Tabs
          label={m.sections}
          sub={open.length > 1}
          tabs={here?.sections.map(({ key, href, label }) => ({ href, label, current: key === at })) ?? []}
        />
        {children}
      </div>
    </Page>
  );
}

/** An administrator with a second factor; for anybody else the console does not exist. */
export function getAdmin(request: Request): PersonActor {
  const person = getPerson(request);
  if (!can(person, 'operation.read')) throw new AppError('NOT_FOUND');
  if (!person.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
  return person;
}

/** An officer with a second factor, who may read the rules of an agency; for anybody else they are not here. */
export function getRulesReader(request: Request): PersonActor {
  const person = getPerson(request);
  if (!can(person, 'rules.read')) throw new AppError('NOT_FOUND');
  if (!person.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
  return person;
}

/** An officer with a second factor who decides on mandates of an agency; for anybody else they are not here. */
export function getMandateOfficer(request: Request): PersonActor {
  const person = getPerson(request);
  if (!can(person, 'mandates.decide')) throw new AppError('NOT_FOUND');
  if (!person.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
  return person;
}
