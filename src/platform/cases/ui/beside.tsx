import { useView } from '#web';
import { LinkButton } from '#web/ui';
import type { CaseView } from '../types.ts';

/** The pages a service keeps beside its cases. */
export function BesideCase({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const isOfficer = view.viewer.roles.length > 0;
  return (
    <>
      {(view.service.beside ?? [])
        .filter(({ at }) => at === undefined || at.includes(view.state.position?.desk ?? ''))
        .filter(({ side }) => side === undefined || isOfficer)
        .map((one) => ({ ...one, now: view.beside.find(({ of }) => of === one) }))
        .map(({ title, lead, href, now }) => (
          <section class="card stack tight">
            <h2 class="t-l">{title(locale)}</h2>
            {now && (
              <p>
                <b>{now.says(locale)}</b>
              </p>
            )}
            <p class="small soft">{lead(locale)}</p>
            <p>
              <LinkButton href={href(view.id)} kind="quiet" small>
                {title(locale)}
              </LinkButton>
            </p>
          </section>
        ))}
    </>
  );
}
