import { formatBytes, formatNumber, formatShortDate } from '#i18n';
import type { FileFacts } from '#platform/files';
import { useView } from '#web';
import { Icon, Note, Tag } from '#web/ui';
import type { CaseFile } from '../domain/state.ts';
import { texts } from '../messages/index.ts';
import { VerdictTag } from './status.tsx';

/** Pictures every browser draws. */
const DRAWN = /^image\/(?:jpeg|png|webp)$/;

interface FileCardProps {
  readonly facts: FileFacts;
  readonly href: string;
  /** What was found about it; leave out where files are not judged. */
  readonly judgement?: CaseFile['judgement'];
  readonly revision?: number;
  readonly replaced?: boolean;
}

/** One file: its name as a link, what it is, and the verdict with its note. */
export function FileCard({ facts, href, judgement, revision, replaced = false }: FileCardProps) {
  const { locale } = useView();
  const m = texts(locale).files;
  const about = [
    revision !== undefined && revision > 1 && m.revision(revision),
    formatBytes(facts.bytes, locale),
    facts.pages !== null && facts.pages > 0 && m.pages(formatNumber(facts.pages, locale)),
    m.since(formatShortDate(facts.storedAt, locale)),
    replaced && m.replaced,
  ].filter(Boolean);
  return (
    <div class="file-card">
      {facts.held ? (
        <span class="file-name">
          <Icon name="file" />
          <span>{facts.name}</span>
        </span>
      ) : (
        <a href={href} class="file-name">
          <Icon name="file" />
          <span>{facts.name}</span>
        </a>
      )}
      {facts.held && <Tag tone={facts.held === 'infected' ? 'bad' : 'wait'}>{m.held[facts.held]}</Tag>}
      <span class="small soft">{about.join(' · ')}</span>
      {judgement !== undefined && <VerdictTag verdict={judgement?.verdict ?? null} />}
      {judgement?.note && <p class="small">{judgement.note}</p>}
    </div>
  );
}

/** The file itself in the page, and the way to download it. */
export function FilePreview({ facts, href }: { readonly facts: FileFacts; readonly href: string }) {
  const m = texts(useView().locale).files;
  const label = m.previewOf(facts.name);
  if (facts.held)
    return (
      <Note tone={facts.held === 'infected' ? 'bad' : 'wait'} title={m.held[facts.held]}>
        <p>{m.heldWhy[facts.held]}</p>
      </Note>
    );
  return (
    <>
      {DRAWN.test(facts.mediaType) ? (
        <img class="preview" src={href} alt={label} loading="lazy" />
      ) : facts.mediaType === 'application/pdf' ? (
        <iframe class="preview" src={href} title={label} loading="lazy" />
      ) : (
        <p class="soft">{m.noPreview}</p>
      )}
      <p class="small">
        <a href={href} download={facts.name}>
          {m.download}
        </a>
      </p>
    </>
  );
}
