import { useView } from '#web';
import { Button, Crumbs, Island, Note, Page } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Opened } from '../../store/content.ts';
import type { ReadLesson } from '../../store/read.ts';
import { Blocks } from '../../ui/blocks.tsx';
import { Exercise } from '../../ui/exercise.tsx';
import type { IslandOf } from './island-for.ts';
import { Neighbours } from './page.tsx';

interface OfflineProps extends ReadLesson {
  readonly opened: Opened;
  readonly island: IslandOf;
}

/** A lesson to be put away on a device: without whoever put it there, what they answered or said (ADR 0084). */
export function OfflineLesson({ course, lesson, content, opened, island }: OfflineProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <article class="col stack">
        <Crumbs above={[{ href: materialPaths.shelf(), label: m.materials }]} here={lesson.title} />
        <h1 lang="id">{lesson.title}</h1>
        <Note>{m.offlineCopy}</Note>
        <Island name="lesson" props={{ ...island, copy: true, owner: '' }}>
          <div class="stack" data-keeping hidden />
        </Island>
        <Blocks
          lessonId={lesson.id}
          content={content}
          files={opened.files}
          exercise={(block) => <Exercise {...{ block }} mode="plain" tries={[]} lessonId={lesson.id} question={opened.question} />}
        />
        <section class="stack" id="selesai">
          <form method="post" action={materialPaths.finish({ lessonId: lesson.id })} class="stack">
            <p>{m.finishLead}</p>
            <input type="hidden" name="selesai" value="ya" />
            <Button icon="check">{m.finish}</Button>
          </form>
          <p class="small" role="status" data-waiting hidden />
        </section>
        <Neighbours course={course} lessonId={lesson.id} query={{}} />
      </article>
    </Page>
  );
}
