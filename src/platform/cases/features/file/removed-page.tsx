import { formatDate } from '#i18n';
import { useView } from '#web';
import { Crumbs, LinkButton, Page } from '#web/ui';
import { casePaths } from '../../paths.ts';
import { texts } from './texts.ts';

/** Where an old link leads to a case that was removed: what became of it, and what still holds. */
export function RemovedPage({ on }: { readonly on: Date }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: casePaths.mine(), label: m.mine }]} here={m.removed.title} />
        <h1>{m.removed.title}</h1>
        <p class="lead">{m.removed.lead(formatDate(on, locale))}</p>
        <p>{m.removed.holds}</p>
        <p>
          <LinkButton href={casePaths.mine()} kind="quiet">
            {m.mine}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
