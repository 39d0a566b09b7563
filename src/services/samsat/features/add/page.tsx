import { useView } from '#web';
import { Button, Choices, ErrorSummary, FileInput, Form, type FormError, Page, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';

export interface AddProps {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
  /** Media types a proof may have, as the file box asks for them. */
  readonly accept: string;
  readonly noNik: boolean;
}

/** The form by which somebody finds a vehicle of theirs or of their family. */
export function AddPage({ typed, errors, accept, noNik }: AddProps) {
  const { locale } = useView();
  const m = texts(locale).adding;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="stack col">
        <p>
          <a href={samsatPaths.front()}>{texts(locale).back}</a>
        </p>
        <h1>{texts(locale).add}</h1>
        <p>{m.lead}</p>
        <ErrorSummary errors={errors} />
        {noNik && (
          <p>
            <a class="target" href="/akun">
              {m.account}
            </a>
          </p>
        )}
        <Form action={samsatPaths.add()} files>
          <TextInput id="nrkb" label={m.nrkb} hint={m.nrkbHint} value={typed.nrkb} error={errorOf('nrkb')} autocomplete="off" short />
          <TextInput id="rangka" label={m.tail} hint={m.tailHint} value={typed.rangka} error={errorOf('rangka')} autocomplete="off" short />
          <Choices
            id="milik"
            label={m.whose}
            type="radio"
            values={[typed.milik ?? 'sendiri']}
            error={errorOf('milik')}
            options={[
              { value: 'sendiri', label: m.own, hint: m.ownHint },
              { value: 'keluarga', label: m.family, hint: m.familyHint },
            ]}
          />
          <TextInput id="nik" label={m.nik} optional value={typed.nik} error={errorOf('nik')} inputMode="numeric" autocomplete="off" />
          <FileInput id="bukti" label={m.proof} hint={m.proofHint} optional accept={accept} error={errorOf('bukti')} capture />
          <Button>{m.send}</Button>
        </Form>
      </div>
    </Page>
  );
}
