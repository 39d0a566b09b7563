import type { ComponentChildren } from 'preact';
import { useView } from '#web';
import { Page, Tabs } from '#web/ui';
import { texts } from '../messages/index.ts';
import { samsatPaths } from '../paths.ts';

export type OfficePage = 'desk' | 'deliveries' | 'printing' | 'register' | 'import';

/** The frame of the pages of officers of Samsat. */
export function OfficeFrame({ at, children }: { readonly at: OfficePage; readonly children: ComponentChildren }) {
  const m = texts(useView().locale).office;
  const tabs = [
    { key: 'desk', href: samsatPaths.desk(), label: m.desk },
    { key: 'deliveries', href: samsatPaths.deliveries(), label: m.deliveries },
    { key: 'printing', href: samsatPaths.printing(), label: m.printing },
    { key: 'register', href: samsatPaths.register(), label: m.register },
    { key: 'import', href: samsatPaths.intakes(), label: m.import },
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
