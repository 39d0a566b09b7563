import { formatDate } from '#i18n';
import type { RegistryRefusal } from '#platform/identity';
import { accountPath } from '#platform/identity';
import { useView } from '#web';
import { Button, Form, Note } from '#web/ui';
import { texts } from '../../messages/index.ts';

/** What a page shows of the register of residents: the offer, what came of pressing it, or whom to choose. */
export type FromRegister =
  | { readonly kind: 'offered' }
  | { readonly kind: 'filled'; readonly asOf: string }
  | { readonly kind: 'choose'; readonly names: readonly string[] }
  | { readonly kind: 'refused'; readonly why: RegistryRefusal };

/** One press agrees to one look at one's own data: nothing is looked up before it. */
export function RegisterCard({ action, shown }: { readonly action: string; readonly shown: FromRegister }) {
  const { locale } = useView();
  const m = texts(locale).register;
  if (shown.kind === 'filled')
    return (
      <Note tone="done">
        <p>{m.filled(formatDate(shown.asOf, locale))}</p>
      </Note>
    );
  if (shown.kind === 'refused')
    return (
      <Note tone="wait">
        <p>{m.refusals[shown.why]}</p>
        {shown.why === 'no-nik' && (
          <p>
            <a href={accountPath()}>{m.toAccount}</a>
          </p>
        )}
      </Note>
    );
  return (
    <section class="card stack" aria-labelledby="dari-register">
      <h2 class="t-l" id="dari-register">
        {m.title}
      </h2>
      <p class="soft">{shown.kind === 'choose' ? m.choose : m.lead}</p>
      <Form action={action}>
        {shown.kind === 'choose' ? (
          <p class="row">
            {shown.names.map((name, at) => (
              <Button name="siapa" value={String(at + 1)} kind="quiet">
                {name}
              </Button>
            ))}
          </p>
        ) : (
          <Button kind="quiet">{m.press}</Button>
        )}
      </Form>
    </section>
  );
}
