import { formatDate } from '#i18n';
import { officeDay } from '#platform/calendar';
import { type Holding, holdingOn, verificationPaths } from '#platform/documents';
import { AnswerFacts, StatementView } from '#platform/forms/ui';
import { useView } from '#web';
import { Facts, LinkButton, Note, Tag, type Tone } from '#web/ui';
import { allowedActions } from '../../domain/allowed.ts';
import type { Product } from '../../domain/effect.ts';
import { currentFiles, isCurrent } from '../../domain/state.ts';
import { toldVerdict } from '../../domain/told-verdict.ts';
import { type CaseView, momentOf } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { sheetsOf } from '../../read/sheets.ts';
import { FileCard, FilePreview, LastDay, RecordFacts, recordTitle } from '../../ui/index.ts';
import { requirementTitle } from '../requirements.ts';
import { texts } from './texts.ts';

/** Gives the address of a file for whoever reads the page. */
export type HrefOf = (fileId: string) => string;

interface SectionProps {
  readonly view: CaseView;
  readonly hrefOf: HrefOf;
}

const productTones: Readonly<Record<Holding, Tone>> = { valid: 'done', replaced: 'plain', revoked: 'bad', ended: 'wait' };

const holdingOf = ({ state, validUntil }: Product, now: Date) => holdingOn({ state, validUntil: validUntil ?? null }, officeDay(now));

/** Documents the office issued: seen in the page, downloaded, checked for genuineness. Without `hrefOf` they can only be checked. */
export function Products({ view, hrefOf }: Pick<SectionProps, 'view'> & Partial<SectionProps>) {
  const { locale, now } = useView();
  const m = texts(locale).products;
  const products = view.state.products.toReversed();
  const coming = view.awaiting.length > 0 ? [] : view.state.orders.flatMap(({ order }) => (order.kind === 'letter' ? [order.product] : []));
  const awaited = [...new Set(view.awaiting.map(({ name }) => name))];
  const making =
    awaited.length > 0 ? (
      <Note tone="wait">{m.awaits(awaited.join(', '))}</Note>
    ) : (
      view.state.orders.some(({ order }) => order.kind !== 'letter') && <Note tone="done">{m.made}</Note>
    );
  if (products.length === 0 && coming.length === 0) return making || null;
  return (
    <section class="stack">
      <h2>{m.title}</h2>
      {making}
      {coming.map((key) => (
        <Note tone="wait">{m.making(view.service.products[key]?.title(locale) ?? key)}</Note>
      ))}
      {products.map((product) => {
        const file = view.files.get(product.fileId);
        const href = hrefOf?.(product.fileId);
        const holding = holdingOf(product, now);
        return (
          <article class={holding === 'valid' ? 'proof stack' : 'card stack'}>
            <div class="row between">
              <h3>{view.service.products[product.key]?.title(locale) ?? product.key}</h3>
              <Tag tone={productTones[holding]}>{m[holding]}</Tag>
            </div>
            <Facts
              facts={[
                { label: m.number, value: product.number },
                { label: m.issued, value: formatDate(product.issuedAt, locale) },
                ...(product.validUntil === undefined ? [] : [{ label: m.until, value: formatDate(product.validUntil, locale) }]),
              ]}
            />
            <p class="row">
              {href && (
                <LinkButton href={href} icon="download" kind={product.state === 'valid' ? 'main' : 'quiet'}>
                  {m.download}
                  <span class="vh">: {product.number}</span>
                </LinkButton>
              )}
              <LinkButton href={verificationPaths.document({ code: product.verificationCode })} icon="shield" kind="quiet">
                {m.verify}
                <span class="vh">: {product.number}</span>
              </LinkButton>
            </p>
            {file && href && product.state === 'valid' && (
              <details>
                <summary>{m.preview}</summary>
                <FilePreview facts={file} href={href} />
              </details>
            )}
          </article>
        );
      })}
    </section>
  );
}

/** What the applicant may do now, each on a page of its own. */
export function OwnActions({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const own = allowedActions(view.service, view.state, view.viewer, momentOf(view))
    .filter(({ action }) => action.by.kind === 'applicant')
    // What ends the application comes last.
    .toSorted((a, b) => Number(a.action.tone === 'danger') - Number(b.action.tone === 'danger'));
  if (own.length === 0) return null;
  return (
    <section>
      <h2>{texts(locale).actions.title}</h2>
      <ul class="tasks">
        {own.map(({ key, action }) => (
          <li>
            <span>
              <a href={casePaths.action({ caseId: view.id, action: key })} class="target">
                {action.title(locale)}
              </a>
              {action.hint && <span class="hint block">{action.hint(locale)}</span>}
              <LastDay view={view} action={action} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Records the applicant is meant to read: an appointment, a ground of rejection, a levy. */
export function OpenRecords({ view, hrefOf }: SectionProps) {
  const { locale } = useView();
  const open = view.state.records.filter((record) => view.service.actions[record.name]?.openly === true);
  if (open.length === 0) return null;
  return (
    <section class="stack">
      <h2>{texts(locale).facts.title}</h2>
      {open.toReversed().map((record) => {
        return (
          <article class="file-row">
            <h3>{recordTitle(view.service, record, locale)}</h3>
            <RecordFacts view={view} record={record} hrefOf={hrefOf} />
          </article>
        );
      })}
    </section>
  );
}

/** Files handed in, each with its verdict; what was replaced stays to be seen. */
export function HandedIn({ view, hrefOf }: SectionProps) {
  const { locale } = useView();
  const m = texts(locale).files;
  const requirements = Object.keys(view.state.files).filter((key) => (view.state.files[key]?.length ?? 0) > 0);
  return (
    <section>
      <h2>{m.title}</h2>
      {requirements.length === 0 && <p class="soft">{m.none}</p>}
      <ul class="plain-list">
        {requirements.map((requirement) => {
          const older = (view.state.files[requirement] ?? []).filter((file) => !isCurrent(file));
          return (
            <li class="file-row">
              <h3>{requirementTitle(view, requirement, locale)}</h3>
              {currentFiles(view.state, requirement).map((file) => {
                const facts = view.files.get(file.fileId);
                return (
                  facts && (
                    <FileCard
                      facts={facts}
                      href={hrefOf(file.fileId)}
                      judgement={toldVerdict(view.entries, file)}
                      revision={file.revision}
                    />
                  )
                );
              })}
              {older.length > 0 && (
                <details>
                  <summary>{m.older}</summary>
                  {older.map((file) => {
                    const facts = view.files.get(file.fileId);
                    return (
                      facts && (
                        <FileCard facts={facts} href={hrefOf(file.fileId)} judgement={file.judgement} revision={file.revision} replaced />
                      )
                    );
                  })}
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The answers as sent (and as mended since), with the sheets worked out from them. */
export function GivenAnswers({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale).answers;
  const sheets = sheetsOf(view);
  return (
    <section>
      <h2>{m.title}</h2>
      <details>
        <summary>{m.show}</summary>
        <AnswerFacts level={3} journey={view.service.journey} answers={view.state.answers} context={view.context} />
      </details>
      {sheets.map((statement) => (
        <details>
          <summary>{statement.title(locale)}</summary>
          <StatementView statement={statement} level={3} />
        </details>
      ))}
    </section>
  );
}
