import { formatBytes } from '#i18n';
import { useView } from '#web';
import { Button, ErrorSummary, FileInput, Form, LinkButton, Note, Page, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';

/** Largest PDF that is read, in bytes: it is held in memory. */
export const MAX_PDF = 10_000_000;

export interface VerifyPageProps {
  readonly fingerprint: string;
  readonly code?: string | undefined;
  readonly codeError?: string | undefined;
  readonly fileError?: string | undefined;
}

export function CodeForm({ code, error }: { readonly code?: string | undefined; readonly error?: string | undefined }) {
  const m = texts(useView().locale).verify;
  return (
    <form method="get" action={paths.verify()} noValidate>
      <TextInput id="kode" label={m.code} hint={m.codeHint} error={error} value={code} autocomplete="off" />
      <Button icon="search">{m.checkCode}</Button>
    </form>
  );
}

/** Two ways to check, by code or by file, and how to do without this site. */
export function VerifyPage({ fingerprint, code, codeError, fileError }: VerifyPageProps) {
  const { locale, demo } = useView();
  const m = texts(locale).verify;
  const size = formatBytes(MAX_PDF, locale);
  const errors = [
    ...(codeError ? [{ field: 'kode', message: codeError }] : []),
    ...(fileError ? [{ field: 'pdf', message: fileError }] : []),
  ];
  return (
    <Page>
      <div class="stack">
        <ErrorSummary errors={errors} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <div class="two">
          <section class="card">
            <h2 class="t-l">{m.byCode}</h2>
            <CodeForm code={code} error={codeError} />
          </section>
          <section class="card">
            <h2 class="t-l">{m.byFile}</h2>
            <Form action={paths.file()} files>
              <FileInput id="pdf" accept="application/pdf,.pdf" label={m.file} hint={m.fileHint(size)} error={fileError} />
              <Button kind="quiet" icon="shield">
                {m.checkFile}
              </Button>
            </Form>
          </section>
        </div>
      </div>
      <div class="gap">
        <section class="col stack">
          <h2>{m.offline}</h2>
          <p>{m.offlineLead}</p>
          <p>{m.offlineStep}</p>
          {demo && <Note tone="wait">{m.demo}</Note>}
          <p>
            {m.fingerprint}
            <code class="block">{fingerprint}</code>
          </p>
          <div class="row">
            <LinkButton href={paths.root()} kind="quiet" icon="download">
              {m.root}
            </LinkButton>
            <a href={paths.revoked()}>{m.revokedLink}</a>
          </div>
        </section>
      </div>
    </Page>
  );
}
