import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, Note, TextInput } from '#web/ui';
import { registerPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface ProveProps {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
  /** Whose NIK was proven a moment ago. */
  readonly done: string | undefined;
  readonly unfit: boolean;
}

/** Where an officer notes that somebody showed their card. */
export function ProvePage({ typed, errors, done, unfit }: ProveProps) {
  const { locale, console } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <console.Frame at="nik-proof">
      <p class="soft col">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {done !== undefined && <Note tone="done">{m.done(done)}</Note>}
      {unfit && <Note tone="wait">{m.unfit}</Note>}
      <section class="card">
        <Form action={registerPaths.prove()} class="col">
          <TextInput id="surel" label={m.email} type="email" value={typed.surel} autocomplete="off" error={errorOf('surel')} />
          <TextInput
            id="nik"
            label={m.nik}
            hint={m.nikHint}
            inputMode="numeric"
            short
            autocomplete="off"
            value={typed.nik}
            error={errorOf('nik')}
          />
          <Choices
            id="lihat"
            type="checkbox"
            label={m.seen}
            values={[]}
            options={[{ value: 'ya', label: m.seenIt }]}
            error={errorOf('lihat')}
          />
          <Button>{m.prove}</Button>
        </Form>
      </section>
    </console.Frame>
  );
}
