import { isOfficer } from '#kernel';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Note, Page, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { onwards } from '../../reply.ts';
import type { Needs } from '../../standing.ts';
import { ProofFields } from '../prove/pages.tsx';

export type EnrolStep =
  | { readonly step: 'begin'; readonly needs: Needs }
  | { readonly step: 'scan'; readonly qr: string; readonly key: string }
  | { readonly step: 'on'; readonly needs: Needs };

interface EnrolProps {
  readonly at: EnrolStep;
  /** Where to go once it is done. */
  readonly to: string;
  readonly errors: readonly FormError[];
}

/** The authenticator app: to begin with it, to prove it, or, where it is on, to give it up. */
export function EnrolPage({ at, to, errors }: EnrolProps) {
  const { locale, actor } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{at.step === 'on' ? m.account.twoFactor : m.enrol.title}</h1>
        <ErrorSummary errors={errors} />
        {isOfficer(actor) && at.step === 'begin' && <Note tone="wait">{m.account.mustEnable}</Note>}
        {at.step === 'begin' && (
          <>
            <p>{m.enrol.askPassword}</p>
            <Form action={paths.enrol({}, onwards(to))}>
              <ProofFields needs={at.needs} errors={errors} />
              <Button>{m.enrol.start}</Button>
            </Form>
          </>
        )}
        {at.step === 'scan' && <Scan qr={at.qr} secret={at.key} to={to} error={errors[0]?.message} />}
        {at.step === 'on' && (
          <>
            <p>{m.enrol.isOn}</p>
            <p class="soft">{isOfficer(actor) ? m.enrol.offOfficer : m.enrol.offLead}</p>
            <Form action={paths.factorOff()}>
              <ProofFields needs={at.needs} errors={errors} />
              <Button kind="danger">{m.enrol.off}</Button>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}

function Scan({ qr, secret, to, error }: { qr: string; secret: string; to: string; error: string | undefined }) {
  const m = texts(useView().locale);
  return (
    <>
      <p>{m.enrol.scan}</p>
      <img class="qr" src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt="" width="220" height="220" />
      <p>
        {m.enrol.key}: <code>{secret}</code>
      </p>
      <Form action={paths.enrol({}, onwards(to))}>
        <TextInput id="code" label={m.factor.code} inputMode="numeric" autocomplete="one-time-code" short error={error} />
        <Button>{m.enrol.finish}</Button>
      </Form>
    </>
  );
}
