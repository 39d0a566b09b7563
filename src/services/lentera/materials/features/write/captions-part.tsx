import { useView } from '#web';
import { Button, FileInput, Form, type FormError, Tag } from '#web/ui';
import { cuesIn } from '../../domain/captions.ts';
import type { LessonContent, VideoBlock } from '../../domain/lesson.ts';
import { materialPaths } from '../../paths.ts';
import { teaching } from '../../teaching/messages/index.ts';

interface CaptionsProps {
  readonly lessonId: string;
  readonly revision: number;
  readonly content: LessonContent;
  readonly errors: readonly FormError[];
}

/** Captions of the films of a lesson; nothing where it has none. */
export function CaptionsPart({ lessonId, revision, content, errors }: CaptionsProps) {
  const m = teaching(useView().locale);
  const films = content.blocks.filter((block): block is VideoBlock => block.kind === 'video');
  if (films.length === 0) return null;
  return (
    <section class="stack" id="takarir">
      <h2>{m.captions}</h2>
      <p class="soft">{m.captionsLead}</p>
      {films.map(({ id, title, captions }) => (
        <Form action={materialPaths.captionsDeed({ lessonId, block: id })} class="card stack" files label={`${m.captions}: ${title}`}>
          <input type="hidden" name="revisi" value={String(revision)} />
          <h3 class="t-m" lang="id">
            {title}{' '}
            <Tag tone={captions === undefined ? 'wait' : 'done'}>
              {captions === undefined ? m.captionsNone : m.captionsOf(cuesIn(captions))}
            </Tag>
          </h3>
          <FileInput
            id={`takarir-${id}`}
            label={m.captionsFile}
            hint={m.captionsHint}
            accept=".vtt,.srt,text/vtt"
            error={errors.find(({ field }) => field === `takarir-${id}`)?.message}
          />
          <div class="row">
            <Button kind="quiet" name="langkah" value="kirim">
              {m.captionsSend}
              <span class="vh">: {title}</span>
            </Button>
            {captions !== undefined && (
              <Button kind="quiet" name="langkah" value="hapus">
                {m.captionsDrop}
                <span class="vh">: {title}</span>
              </Button>
            )}
          </div>
        </Form>
      ))}
    </section>
  );
}
