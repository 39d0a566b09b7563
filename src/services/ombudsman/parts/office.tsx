import type { ComponentChildren } from 'preact';
import { useView } from '#web';
import { Page, Tabs } from '#web/ui';
import { texts as officeTexts } from './texts.ts';
import { ombudsmanPaths } from '../paths.ts';

/** The frame of the officers' pages. */
export function OfficeFrame({
  at,
  title,
  children,
}: {
  readonly at: 'desk' | 'mails' | 'enter' | 'scores' | 'statements' | 'key' | 'office';
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const m = officeTexts(useView().locale);
  const tabs = [
    { key: 'desk', href: ombudsmanPaths.desk(), label: m.tabs.desk },
    { key: 'mails', href: ombudsmanPaths.mails(), label: m.tabs.mails },
    { key: 'enter', href: ombudsmanPaths.enter(), label: m.tabs.enter },
    { key: 'statements', href: ombudsmanPaths.statements(), label: m.tabs.statements },
    { key: 'scores', href: ombudsmanPaths.scores(), label: m.tabs.scores },
    { key: 'key', href: ombudsmanPaths.key(), label: m.tabs.key },
    { key: 'office', href: ombudsmanPaths.office(), label: m.tabs.office },
  ];
  return (
    <Page wide>
      <div class="stack">
        <h1>{title}</h1>
        <Tabs label={m.nav} tabs={tabs.map(({ key, href, label }) => ({ href, label, current: key === at }))} />
        {children}
      </div>
    </Page>
  );
}
