import { formatDateTime } from '#i18n';
import { type Checklist, requirementName } from '#platform/forms';
import { useView } from '#web';
import { Crumbs, EmptyState, Page } from '#web/ui';
import type { CaseFile } from '../../../domain/state.ts';
import type { CaseView } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { FilePreview, VerdictTag } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';

export interface ComparePageProps {
  readonly view: CaseView;
  readonly place: Place;
  readonly requirement: string;
  readonly hrefOf: (fileId: string) => string;
}

/** Each replaced file beside the one that took its place, with what was found about the old one. */
export function ComparePage({ view, place, requirement, hrefOf }: ComparePageProps) {
  const { locale } = useView();
  const m = texts(locale).compare;
  const files = view.state.files[requirement] ?? [];
  const pairs = files.flatMap((old) => {
    const next = files.find((file) => file.fileId === old.replacedBy);
    return next ? [{ old, next }] : [];
  });
  const { items } = view.rules.value(view.service.checklist) as Checklist;
  const item = items.find((one) => one.key === requirement);
  const name = item ? requirementName(item)(locale) : requirement;
  const back = inPlace(deskPaths.case({ caseId: view.id }), place, { berkas: files.at(-1)?.fileId });
  return (
    <Page wide>
      <Crumbs
        above={[
          { href: inPlace(deskPaths.queue(), place), label: texts(locale).queue },
          { href: back, label: view.number },
        ]}
        here={name}
      />
      <h1>{m.title}</h1>
      <p class="soft">
        {name} · {view.applicantName}
      </p>
      {pairs.length === 0 && <EmptyState>{m.only}</EmptyState>}
      {pairs.toReversed().map(({ old, next }) => (
        <div class="sides">
          <Side view={view} file={old} title={m.old(old.revision)} verdict={m.judged} hrefOf={hrefOf} />
          <Side view={view} file={next} title={m.new(next.revision)} verdict={m.now} hrefOf={hrefOf} />
        </div>
      ))}
      <p>
        <a href={`${back}#syarat`}>{texts(locale).case.back}</a>
      </p>
    </Page>
  );
}

interface SideProps {
  readonly view: CaseView;
  readonly file: CaseFile;
  readonly title: string;
  readonly verdict: string;
  readonly hrefOf: (fileId: string) => string;
}

function Side({ view, file, title, verdict, hrefOf }: SideProps) {
  const { locale } = useView();
  const m = texts(locale).compare;
  const facts = view.files.get(file.fileId);
  return (
    <section class="card stack" aria-label={title}>
      <h2 class="t-l">{title}</h2>
      <p class="row small">
        <span class="soft">{verdict}</span>
        <VerdictTag verdict={file.judgement?.verdict ?? null} />
        <span>{file.judgement?.note ?? (file.judgement ? m.noNote : '')}</span>
      </p>
      <p class="small soft">
        {facts?.name} · {m.sent(formatDateTime(file.at, locale))}
      </p>
      {facts ? <FilePreview facts={facts} href={hrefOf(facts.id)} /> : <EmptyState>{caseTexts(locale).files.missing}</EmptyState>}
    </section>
  );
}
