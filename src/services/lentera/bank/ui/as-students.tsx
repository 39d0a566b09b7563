import { useView } from '#web';
import { QuestionForm } from '../../room/islands/question-form.tsx';
import type { ShownQuestion } from '../shown.ts';
import { texts as common } from '../texts.ts';

/** A question as students see it; nothing of it can be answered here. */
export function AsStudents({ shown }: { readonly shown: ShownQuestion }) {
  const { locale } = useView();
  return (
    <div class="exam shown">
      {shown.stimulus && (
        <details class="stimulus" open>
          <summary>{shown.stimulus.title || common(locale).stimulus}</summary>
          <Html html={shown.stimulus.html} />
        </details>
      )}
      <Html html={shown.prompt} class="prompt" />
      <QuestionForm asked={shown.asked} answer={null} locale={locale} disabled />
    </div>
  );
}

/** Rendered text of a question, in its own language whatever the page's. */
export function Html({ html, class: more }: { readonly html: string; readonly class?: string }) {
  return <div lang="id" class={more ? `rich ${more}` : 'rich'} dangerouslySetInnerHTML={{ __html: html }} />;
}
