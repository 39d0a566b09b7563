import { Button, ErrorSummary, Form, type FormError, Page, TextInput } from '#web/ui';
import { useView } from '#web';
import { texts } from '../../messages/index.ts';
import { roomPaths } from '../../paths.ts';

export function EnterPage({ errors, typed }: { readonly errors: readonly FormError[]; readonly typed: string }) {
  const m = texts(useView().locale).enter;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        <p>{m.lead}</p>
        <Form action={roomPaths.enter()}>
          <TextInput id="kode" label={m.code} hint={m.codeHint} value={typed} autocomplete="off" short error={errors[0]?.message} />
          <Button>{m.go}</Button>
        </Form>
        <p class="soft">
          {m.account} <a href="/masuk?to=%2Flentera">{m.accountLink}</a>
        </p>
      </div>
    </Page>
  );
}
