import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Page } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { onwards } from '../../reply.ts';
import type { Needs } from '../../standing.ts';
import { ProofFields } from '../prove/pages.tsx';

/** New codes, shown this once. The file is made by the page itself, so that it works without JavaScript. */
export function NewCodesPage({ codes, to }: { readonly codes: readonly string[]; readonly to: string }) {
  const m = texts(useView().locale).codes;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${m.fileTitle}\n\n${codes.join('\n')}\n`)}`;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p>{m.once}</p>
        <ol class="codes card">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <a href={file} download={m.fileName}>
            {m.download}
          </a>
          . {m.print}
        </p>
        <Form action={paths.codes({}, onwards(to))}>
          <input type="hidden" name="kept" value="1" />
          <Button>{m.kept}</Button>
        </Form>
      </div>
    </Page>
  );
}

interface CodesProps {
  /** How many codes are left; null where only the library that keeps them could say. */
  readonly left: number | null;
  readonly kept: boolean;
  readonly needs: Needs;
  readonly to: string;
  readonly errors: readonly FormError[];
}

export function CodesPage({ left, kept, needs, to, errors }: CodesProps) {
  const m = texts(useView().locale).codes;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        {!kept && <Note tone="wait">{m.mustKeep}</Note>}
        {kept && left !== null && <p>{left === 0 ? m.noneLeft : m.left(String(left))}</p>}
        <p class="soft">{m.renewLead}</p>
        <Form action={paths.codes({}, onwards(to))}>
          <ProofFields needs={needs} errors={errors} />
          <Button>{m.renew}</Button>
        </Form>
      </div>
    </Page>
  );
}
