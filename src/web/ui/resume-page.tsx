import { useView } from '../view.ts';
import { Form } from './form.tsx';
import { texts } from './messages/index.ts';
import { Page } from './page.tsx';
import { Button } from './parts.tsx';

/** Fields that are typed anew rather than lie in a page. */
const secrets: ReadonlySet<string> = new Set(['password', 'newPassword', 'factorCode', 'passkey', 'code', 'recovery']);

/** What a form sent, to be sent once more; null where it holds a secret, or nothing. */
export function carriable(body: unknown): readonly (readonly [name: string, value: string])[] | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body).filter(([name]) => name !== '_csrf');
  if (fields.length === 0 || fields.some(([name]) => secrets.has(name))) return null;
  return fields.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const));
}

interface ResumeProps {
  /** Where it was sent, and what. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly signIn: string;
}

/** For whoever was signed out while they typed: sign in beside this page, then send it again. */
export function ResumePage({ action, fields, signIn }: ResumeProps) {
  const m = texts(useView().locale).session;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <p>
          <a href={signIn} target="_blank" rel="opener">
            {m.signInAgain}
          </a>
        </p>
        <p>{m.then}</p>
        <Form action={action}>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{m.again}</Button>
        </Form>
      </div>
    </Page>
  );
}
