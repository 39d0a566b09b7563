import { useView } from '#web';
import { Crumbs, LinkButton, Note, Page, Tag } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import type { PublicDocument } from '../../verify-by-code.ts';
import { DocumentFacts, StateNote, StateTag, useHolding } from './document-facts.tsx';
import { CodeForm } from './verify-page.tsx';

/** What the register says of the document a QR code or a typed code names. */
export function DocumentPage({ document }: { readonly document: PublicDocument }) {
  const { locale, demo } = useView();
  const { document: m, verify } = texts(locale);
  const holding = useHolding(document);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paths.verify(), label: verify.title }]} here={document.verificationCode} />
        <h1>{m.titles[holding]}</h1>
        <div class="row">
          <StateTag state={holding} />
          {demo && <Tag tone="wait">{m.demo}</Tag>}
        </div>
        <StateNote document={document} />
        <div class={holding === 'valid' ? 'proof' : 'card'}>
          <DocumentFacts document={document} />
        </div>
        {document.brought && <Note>{m.brought}</Note>}
        <Note title={m.compare}>
          <p>{m.compareText}</p>
        </Note>
        <LinkButton href={paths.verify()} kind="quiet" icon="back">
          {m.another}
        </LinkButton>
      </div>
    </Page>
  );
}

/** No such code: most often a slip, sometimes a forgery; what to do in either case. */
export function UnknownPage({ typed, slip }: { readonly typed: string; readonly slip: boolean }) {
  const { unknown: m, verify } = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paths.verify(), label: verify.title }]} here={typed} />
        <h1>{m.title}</h1>
        <p class="lead">{slip ? m.slip : m.lead}</p>
        <section class="card">
          <h2 class="t-l">{m.again}</h2>
          <CodeForm code={typed} />
        </section>
        <h2>{m.forged}</h2>
        <ol>
          {m.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </div>
    </Page>
  );
}
