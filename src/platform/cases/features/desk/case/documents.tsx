import { requirementName } from '#platform/forms';
import { useView } from '#web';
import { EmptyState } from '#web/ui';
import type { CaseView } from '../../../index.ts';
import { FilePreview } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';
import type { Examined } from './checklist.tsx';

interface PreviewProps {
  readonly view: CaseView;
  readonly place: Place;
  readonly focus: Examined | undefined;
  readonly examined: readonly Examined[];
  readonly hrefOf: (fileId: string) => string;
}

/** The document in focus, beside the checklist, with the way to its neighbours. */
export function DocumentPane({ view, place, focus, examined, hrefOf }: PreviewProps) {
  const { locale } = useView();
  const m = texts(locale);
  const facts = focus && view.files.get(focus.file.fileId);
  const at = examined.findIndex((one) => one.file.fileId === focus?.file.fileId);
  const to = (step: number) => {
    const one = at < 0 ? undefined : examined[at + step];
    return one && `${inPlace(deskPaths.case({ caseId: view.id }), place, { berkas: one.file.fileId })}#pratinjau`;
  };
  const [before, after] = [to(-1), to(1)];
  return (
    <section aria-labelledby="pratinjau" class="stack document-pane">
      <div class="row between">
        <h2 id="pratinjau" class="t-l">
          {focus ? requirementName(focus.requirement)(locale) : m.preview.title}
        </h2>
        <span class="row small">
          {before && (
            <a href={before} rel="prev" data-file-step="-1">
              <span class="vh">{m.files.step}: </span>
              {m.files.previous}
            </a>
          )}
          {after && (
            <a href={after} rel="next" data-file-step="1">
              <span class="vh">{m.files.step}: </span>
              {m.files.next}
            </a>
          )}
        </span>
      </div>
      {facts ? <FilePreview facts={facts} href={hrefOf(facts.id)} /> : <EmptyState>{m.preview.none}</EmptyState>}
    </section>
  );
}
