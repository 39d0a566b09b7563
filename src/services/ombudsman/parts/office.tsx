import type { ComponentChildren } from 'preact';
import { useView } from '#web';
import { Page, Tabs } from '#web/ui';
import { texts as officeTexts } from './texts.ts';
import { ombudsmanPaths } from '../paths.ts';

const leadingRoles = ['ombudsman-head', 'identity-keeper'];

/** The frame of the officers' pages. */
export function OfficeFrame({
  at,
  title,
  children,
}: {
  readonly at: 'desk' | 'mails' | 'enter' | 'scores' | 'statements' | 'key' | 'office' | 'lead';
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const { locale, actor } = useView();
  const m = officeTexts(locale);
  const leading = leadingRoles.some((role) => actor?.kind === 'person' && actor.roles.some((one) => one.role === role));
  const tabs = [
    { key: 'desk', href: ombudsmanPaths.desk(), label: m.tabs.desk },
    { key: 'mails', href: ombudsmanPaths.mails(), label: m.tabs.mails },
    { key: 'enter', href: ombudsmanPaths.enter(), label: m.tabs.enter },
    { key: 'statements', href: ombudsmanPaths.statements(), label: m.tabs.statements },
    { key: 'scores', href: ombudsmanPaths.scores(), label: m.tabs.scores },
    { key: 'key', href: ombudsmanPaths.key(), label: m.tabs.key },
    { key: 'office', href: ombudsmanPaths.office(), label: m.tabs.office },
    ...(leading ? [{ key: 'lead', href: ombudsmanPaths.lead(), label: m.tabs.lead }] : []),
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
