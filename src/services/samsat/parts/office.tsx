import type { ComponentChildren } from 'preact';
import { can, type Permission } from '#platform/access';
import { useView } from '#web';
import { Page, Tabs } from '#web/ui';
import { texts } from '../messages/index.ts';
import { samsatPaths } from '../paths.ts';

export type OfficePage = 'refusals' | 'policies' | 'desk' | 'deliveries' | 'printing' | 'register' | 'import';

/** The frame of the pages of officers of Samsat. */
export function OfficeFrame({ at, children }: { readonly at: OfficePage; readonly children: ComponentChildren }) {
  const { locale, actor } = useView();
  const m = texts(locale).office;
  // Nobody is led where they are refused.
  const may = (permission: Permission) => actor?.kind === 'person' && can(actor, permission);
  const tabs = [
    { key: 'desk', href: samsatPaths.desk(), label: m.desk },
    { key: 'deliveries', href: samsatPaths.deliveries(), label: m.deliveries },
    { key: 'printing', href: samsatPaths.printing(), label: m.printing },
    { key: 'register', href: samsatPaths.register(), label: m.register },
    ...(may('vehicles.import') ? [{ key: 'import', href: samsatPaths.intakes(), label: m.import }] : []),
    { key: 'refusals', href: samsatPaths.refusals(), label: m.refusals },
    ...(may('rules.propose') ? [{ key: 'policies', href: samsatPaths.policies(), label: m.policies }] : []),
  ];
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        <Tabs label={m.nav} tabs={tabs.map(({ key, href, label }) => ({ href, label, current: key === at }))} />
        {children}
      </div>
    </Page>
  );
}
