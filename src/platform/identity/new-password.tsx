import { useView } from '#web';
import { type FormError, Island, TextInput } from '#web/ui';
import { texts } from './messages/index.ts';

interface NewPasswordProps {
  readonly id: string;
  readonly label: string;
  readonly errors: readonly FormError[];
}

/** The field a password is chosen in, with what makes one strong, in words; with script also while it is typed. */
export function NewPassword({ id, label, errors }: NewPasswordProps) {
  const { password: m } = texts(useView().locale);
  const error = errors.find((one) => one.field === id)?.message;
  const { more, long, repeated, known, enough } = m;
  return (
    <Island name="password" props={{ more, long, repeated, known, enough }}>
      <TextInput id={id} label={label} hint={m.hint} type="password" autocomplete="new-password" error={error} />
      <p class="small" role="status" data-password-hint hidden></p>
    </Island>
  );
}
