import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Page, TextInput } from '#web/ui';
import { chooseTexts } from './choose-texts.ts';
import { printPaths } from './paths.ts';

export interface ChooseProps {
  /** What was typed; never the PIN. */
  readonly typed: Readonly<Record<'nomor' | 'kode' | 'nik' | 'kk', string>>;
  readonly errors: readonly FormError[];
  readonly done: boolean;
}

/** Where somebody without an account chooses the PIN their document will be printed by. */
export function ChoosePage({ typed, errors, done }: ChooseProps) {
  const { locale } = useView();
  const m = chooseTexts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        {done && <Note tone="done">{m.done}</Note>}
        {!done && (
          <>
            <p class="lead">{m.lead}</p>
            <p class="soft">{m.account}</p>
            <ErrorSummary errors={errors} />
            <Form action={printPaths.choose()} class="stack">
              <TextInput id="nomor" label={m.number} value={typed.nomor} autocomplete="off" error={errorOf('nomor')} />
              <TextInput id="kode" label={m.secret} hint={m.secretHint} value={typed.kode} autocomplete="off" />
              <TextInput id="nik" label={m.nik} value={typed.nik} inputMode="numeric" autocomplete="off" />
              <TextInput id="kk" label={m.kk} value={typed.kk} inputMode="numeric" autocomplete="off" />
              <TextInput
                id="pin"
                label={m.pin}
                hint={m.pinHint}
                type="password"
                inputMode="numeric"
                autocomplete="off"
                short
                error={errorOf('pin')}
              />
              <TextInput id="ulang" label={m.again} type="password" inputMode="numeric" autocomplete="off" short error={errorOf('ulang')} />
              <Button>{m.choose}</Button>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}
