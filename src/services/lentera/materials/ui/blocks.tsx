import { formatBytes } from '#i18n';
import { useView } from '#web';
import { Icon } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { renderRich } from '../../bank/domain/clean-render.ts';
import type { FileFacts } from '#platform/files';
import type { Block, ExerciseBlock, FiledBlock, LessonContent } from '../domain/lesson.ts';
import { texts } from '../messages/index.ts';
import { materialPaths } from '../paths.ts';

interface BlocksProps {
  readonly lessonId: string;
  readonly content: LessonContent;
  readonly files: ReadonlyMap<string, FileFacts>;
  exercise(block: ExerciseBlock): ComponentChildren;
}

/** A lesson from top to bottom. Its words are the teacher's, in Indonesian unless they say otherwise. */
export function Blocks({ lessonId, content, files, exercise }: BlocksProps) {
  return (
    <div class="lesson stack">
      {content.blocks.map((block) => (
        <section id={`bagian-${block.id}`}>
          {block.kind === 'exercise' ? exercise(block) : <BlockBody {...{ lessonId, block }} file={fileOf(block, files)} />}
        </section>
      ))}
    </div>
  );
}

function fileOf(block: Block, files: BlocksProps['files']): FileFacts | undefined {
  const file = 'fileId' in block ? files.get(block.fileId) : undefined;
  return file?.held === null ? file : undefined;
}

interface BodyProps {
  readonly lessonId: string;
  readonly block: Exclude<Block, ExerciseBlock>;
  readonly file: FileFacts | undefined;
}

function BlockBody({ lessonId, block, file }: BodyProps) {
  const m = texts(useView().locale);
  if (block.kind === 'text')
    return (
      <div lang="id">
        {block.title !== '' && <h2>{block.title}</h2>}
        <div class="rich" dangerouslySetInnerHTML={{ __html: renderRich(block.text, (name) => materialPaths.media({ lessonId, name })) }} />
      </div>
    );
  if (block.kind === 'link') return <FilmLink title={block.title} url={block.url} />;
  if (!file)
    return (
      <p class="note">
        <span lang="id">{block.name}</span>: {m.missing}
      </p>
    );
  const captions = materialPaths.captions({ lessonId, block: block.id });
  return <FileBody block={block} file={file} src={materialPaths.file({ lessonId, fileId: block.fileId })} captions={captions} />;
}

interface FileBodyProps {
  readonly block: FiledBlock;
  readonly file: FileFacts;
  readonly src: string;
  /** Where captions of a film lie. */
  readonly captions: string;
}

function FileBody({ block, file, src, captions }: FileBodyProps) {
  const { locale } = useView();
  const m = texts(locale);
  switch (block.kind) {
    case 'image':
      return (
        <figure class="picture" lang="id">
          <img src={src} alt={block.alt} loading="lazy" />
          {block.caption !== '' && <figcaption class="small soft">{block.caption}</figcaption>}
        </figure>
      );
    case 'audio':
      return (
        <div class="stack played">
          <h2 lang="id">{block.title}</h2>
          {/* What is said stands below, and a lesson without it is not published. */}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
          <audio controls preload="none" src={src} aria-label={block.title} />
          <Transcript words={block.transcript} />
        </div>
      );
    case 'video':
      return (
        <div class="stack played">
          <h2 lang="id">{block.title}</h2>
          {/* A film without captions is not published, unless nothing is said in it; what is said stands below too. */}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
          <video controls preload="none" src={src} aria-label={block.title}>
            {block.captions !== undefined && <track kind="captions" src={captions} srcLang="id" label={m.captions} default />}
          </video>
          <p class="small soft">{formatBytes(file.bytes, locale)}</p>
          <Transcript words={block.transcript} />
        </div>
      );
    case 'pdf':
      return (
        <a class="card lesson-link" href={src} target="_blank" rel="noopener">
          <Icon name="file" />
          <span>
            <b lang="id">{block.title}</b>
            <span class="small soft block">
              {m.openPdf}: {[file.pages === null ? null : m.pages(file.pages), formatBytes(file.bytes, locale)].filter(Boolean).join(', ')}
            </span>
          </span>
        </a>
      );
  }
}

function Transcript({ words }: { readonly words: string }) {
  const m = texts(useView().locale);
  return (
    <details>
      <summary>{m.transcript}</summary>
      <p class="breaks" lang="id">
        {words}
      </p>
    </details>
  );
}

/** Nothing of the other site is asked for before somebody goes there. */
function FilmLink({ title, url }: { readonly title: string; readonly url: string }) {
  const m = texts(useView().locale);
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
  return (
    <a class="card lesson-link" href={url} target="_blank" rel="noopener noreferrer external">
      <Icon name="book" />
      <span>
        <b lang="id">{title}</b>
        <span class="small soft block">{m.opensAt(host)}</span>
      </span>
    </a>
  );
}
