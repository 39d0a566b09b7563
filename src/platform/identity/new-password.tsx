import { useView } from '#web';
import { type FormError, TextInput } from '#web/ui';
import { texts } from './messages/index.ts';

interface NewPasswordProps {
  readonly id: string;
  readonly label: string;
  readonly errors: readonly FormError[];
}

/** The field a password is chosen in, with what makes one strong, in words. */
export function NewPassword({ id, label, errors }: NewPasswordProps) {
  const { password: m } = texts(useView().locale);
  const error = errors.find((one) => one.field === id)?.message;
  return <TextInput id={id} label={label} hint={m.hint} type="password" autocomplete="new-password" error={error} />;
}
