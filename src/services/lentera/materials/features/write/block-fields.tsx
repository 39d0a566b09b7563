import { useView } from '#web';
import { Button, LinkButton, TextArea, TextInput } from '#web/ui';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import type { Question } from '../../../bank/domain/question.ts';
import type { Fault } from '../../domain/check-lesson.ts';
import type { Block, ExerciseBlock } from '../../domain/lesson.ts';
import { fieldOf, typedText } from '../../domain/typed-lesson.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';

interface BlockProps {
  readonly lessonId: string;
  readonly block: Block;
  readonly nth: number;
  readonly last: boolean;
  readonly faults: readonly Fault[];
  readonly hosts: readonly string[];
  /** Newest version of a pinned question. */
  newest(questionId: string): number | undefined;
  question(at: { readonly questionId: string; readonly version: number }): Question;
}

/** One part of a lesson with its fields, and buttons that move it. */
export function BlockFields(props: BlockProps) {
  const { block, nth, last, faults } = props;
  const m = teaching(useView().locale);
  const named = `${m.kinds[block.kind]} ${nth}`;
  const button = (deed: string, label: string) => (
    <Button kind="quiet" small name="langkah" value={`${deed}.${block.id}`}>
      {label}
      <span class="vh"> {named}</span>
    </Button>
  );
  return (
    <section class="card stack" id={`blok-${block.id}`} aria-labelledby={`nama-${block.id}`}>
      <div class="row between">
        <h3 class="t-m" id={`nama-${block.id}`}>
          {nth}. {m.kinds[block.kind]}
        </h3>
        <span class="row">
          {nth > 1 && button('naik', m.up)}
          {!last && button('turun', m.down)}
          {button('hapus', m.drop)}
        </span>
      </div>
      {faults.map(({ code }) => (
        <p class="err">{m.faults[code]}</p>
      ))}
      <Fields {...props} />
    </section>
  );
}

function Fields({ lessonId, block, hosts, question, newest }: BlockProps) {
  const m = teaching(useView().locale);
  const id = (part: string) => fieldOf(block.id, part);
  switch (block.kind) {
    case 'text':
      return (
        <>
          <TextInput id={id('judul')} label={m.heading} value={block.title} optional />
          <div data-rich>
            <TextArea id={id('teks')} label={m.text} hint={m.textHint} value={typedText(block.text)} rows={8} />
          </div>
        </>
      );
    case 'image':
      return (
        <>
          <img class="thumb" src={materialPaths.file({ lessonId, fileId: block.fileId })} alt={block.alt} />
          <TextInput id={id('alt')} label={m.alt} hint={m.altHint} value={block.alt} />
          <TextInput id={id('keterangan')} label={m.caption} value={block.caption} optional />
        </>
      );
    case 'audio':
    case 'video':
      return (
        <>
          <p class="small soft" lang="id">
            {block.name}
          </p>
          <TextInput id={id('judul')} label={m.title} value={block.title} />
          {block.kind === 'video' && (
            <label class="choice small">
              <input type="checkbox" name={id('hening')} value="ya" checked={block.silent === true} />
              <span>{m.silent}</span>
            </label>
          )}
          <TextArea id={id('transkrip')} label={m.transcript} hint={m.transcriptHint} value={block.transcript} rows={4} />
        </>
      );
    case 'pdf':
      return (
        <>
          <p class="small soft" lang="id">
            {block.name}
          </p>
          <TextInput id={id('judul')} label={m.title} value={block.title} />
        </>
      );
    case 'link':
      return (
        <>
          <TextInput id={id('judul')} label={m.title} value={block.title} />
          <TextInput id={id('alamat')} label={m.address} hint={m.addressHint(hosts.join(', '))} value={block.url} />
        </>
      );
    case 'exercise':
      return <ExerciseFields {...{ lessonId, block, question, newest }} />;
  }
}

type ExerciseProps = Pick<BlockProps, 'lessonId' | 'question' | 'newest'> & { readonly block: ExerciseBlock };

function ExerciseFields({ lessonId, block, question, newest }: ExerciseProps) {
  const m = teaching(useView().locale);
  return (
    <>
      <TextInput id={fieldOf(block.id, 'judul')} label={m.heading} value={block.title} optional />
      {block.questions.length === 0 && <p class="soft">{m.noQuestions}</p>}
      <ol class="stack">
        {block.questions.map((pinned) => {
          const { title, prompt } = question(pinned);
          const version = newest(pinned.questionId);
          return (
            <li>
              <b lang="id">{title}</b> <span class="small soft">({m.pinned(pinned.version)})</span>
              <span class="small soft block" lang="id">
                {toPlain(prompt).slice(0, 140)}
              </span>
              <span class="row">
                {version !== undefined && version > pinned.version && (
                  <Button kind="quiet" small name="langkah" value={`versi.${block.id}.${pinned.questionId}`}>
                    {m.newer(version)}
                    <span class="vh"> {title}</span>
                  </Button>
                )}
                <Button kind="quiet" small name="langkah" value={`keluar.${block.id}.${pinned.questionId}`}>
                  {m.takeOut}
                  <span class="vh"> {title}</span>
                </Button>
              </span>
            </li>
          );
        })}
      </ol>
      <p>
        <LinkButton href={materialPaths.pick({ lessonId, block: block.id })} kind="quiet" small icon="search">
          {m.pick}
        </LinkButton>
      </p>
    </>
  );
}
