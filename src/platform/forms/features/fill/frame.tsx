import { useView } from '#web';
import { Crumbs, Page } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { texts } from '../../messages/index.ts';
import { fillPaths } from '../../paths.ts';
import type { OpenDraft } from './open-draft.ts';

/** The frame of every page of a draft: where one is, and the way back to the list of parts. */
export function DraftFrame({
  opened,
  here,
  above = [],
  children,
}: {
  readonly opened: OpenDraft;
  readonly here: string;
  readonly above?: readonly { readonly href: string; readonly label: string }[];
  readonly children: ComponentChildren;
}) {
  const { locale } = useView();
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[{ href: fillPaths.tasks({ draftId: opened.draft.id }), label: opened.fillable.title(locale) }, ...above]}
          here={here}
        />
        {children}
      </div>
    </Page>
  );
}

export function BackToTasks({ draftId }: { readonly draftId: string }) {
  const { locale } = useView();
  return (
    <p>
      <a href={fillPaths.tasks({ draftId })}>{texts(locale).page.backToTasks}</a>
    </p>
  );
}
