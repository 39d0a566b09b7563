import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, type Column, Crumbs, ErrorSummary, Form, type FormError, LinkButton, Note, Page, Table, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { PasskeyForm } from './button.tsx';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date;
  readonly usedAt: Date | null;
}

interface PasskeysProps {
  readonly passkeys: readonly Passkey[];
  /** Whoever has nothing else to be known by as an officer should have a second one. */
  readonly onlyOne: boolean;
  readonly errors: readonly FormError[];
}

export function PasskeysPage({ passkeys, onlyOne, errors }: PasskeysProps) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<Passkey>[] = [
    {
      title: m.passkeys.name,
      cell: ({ id, name }) => (
        <Form action={paths.passkey({ passkeyId: id })} class="inline" label={`${m.passkeys.name}: ${name}`}>
          <input name="name" aria-label={m.passkeys.name} value={name} maxLength={60} />
          <Button kind="quiet" small>
            {m.passkeys.rename}
          </Button>
        </Form>
      ),
    },
    { title: m.passkeys.added, cell: ({ addedAt }) => formatDateTime(addedAt, locale) },
    { title: m.passkeys.used, cell: ({ usedAt }) => (usedAt ? formatDateTime(usedAt, locale) : m.passkeys.never) },
    {
      title: m.passkeys.remove,
      untitled: true,
      cell: ({ id, name }) => (
        <Form action={paths.removePasskey({ passkeyId: id })} class="inline" label={`${m.passkeys.remove}: ${name}`}>
          <Button kind="quiet" small>
            {m.passkeys.remove}
          </Button>
        </Form>
      ),
    },
  ];
  return (
    <Page>
      <div class="stack">
        <Crumbs above={[{ href: paths.account(), label: m.account.title }]} here={m.passkeys.title} />
        <h1>{m.passkeys.title}</h1>
        <ErrorSummary errors={errors} />
        <p class="col">{m.passkeys.lead}</p>
        {onlyOne && <Note tone="wait">{m.passkeys.onlyOne}</Note>}
        <Table label={m.passkeys.title} columns={columns} rows={passkeys} empty={m.passkeys.none} />
        <p>
          <LinkButton href={paths.addPasskey()}>{m.passkeys.add}</LinkButton>
        </p>
      </div>
    </Page>
  );
}

export function AddPasskeyPage({ name, errors }: { readonly name: string; readonly errors: readonly FormError[] }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: paths.account(), label: m.account.title },
            { href: paths.passkeys(), label: m.passkeys.title },
          ]}
          here={m.passkeys.add}
        />
        <h1>{m.passkeys.add}</h1>
        <ErrorSummary errors={errors} />
        <p>{m.passkeys.addLead}</p>
        <PasskeyForm action={paths.addPasskey()} from={paths.askToAdd()} kind="add" label={m.passkeys.add}>
          <TextInput id="name" label={m.passkeys.name} hint={m.passkeys.nameHint} value={name} error={errors[0]?.message} />
        </PasskeyForm>
      </div>
    </Page>
  );
}
