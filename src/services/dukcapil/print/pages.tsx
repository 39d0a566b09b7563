import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { casePaths } from '#platform/cases';
import { verificationPaths } from '#platform/documents';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Facts, Form, LinkButton, Note, Page, Table, TextInput } from '#web/ui';
import type { Printing, PrintEntry } from './links.ts';
import type { Held } from './open.ts';
import { chooseTexts } from './choose-texts.ts';
import { printPaths } from './paths.ts';
import { texts } from './texts.ts';

interface OwnProps {
  readonly printing: Printing;
  /** Link and PIN, for those who may see them. */
  readonly secrets: { readonly address: string; readonly pin: string } | null;
  readonly done: 'made' | 'revoked' | 'forgotten' | undefined;
}

/** Beside a case: its document, link and PIN, and what became of them. */
export function OwnPage({ printing, secrets, done }: OwnProps) {
  const { view, side, document, link, entries, mostAttempts } = printing;
  const isLocked = link !== null && link.attempts >= mostAttempts;
  const { locale } = useView();
  const m = texts(locale);
  const caseId = view.id;
  const back = side === 'applicant' ? casePaths.file({ caseId }) : casePaths.deskCase({ caseId });
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: back, label: view.number }]} here={m.title} />
        <h1>{m.title}</h1>
        {done && <Note tone="done">{done === 'forgotten' ? chooseTexts(locale).forgotten : m[done]}</Note>}
        {!document && <Note>{m.nothing}</Note>}
        {document && (
          <section class="card stack" aria-labelledby="cetak-dokumen">
            <h2 id="cetak-dokumen" class="t-l">
              {locale === 'en' ? document.titleEn : document.titleId}
            </h2>
            <Facts
              facts={[
                { label: m.number, value: <span class="num">{document.number}</span> },
                { label: m.code, value: <code lang="en">{document.verificationCode}</code> },
                { label: m.hash, value: <code lang="en">{document.sha256}</code> },
                ...(link && secrets
                  ? [
                      ...(side === 'applicant' ? [{ label: m.link, value: <a href={secrets.address}>{secrets.address}</a> }] : []),
                      {
                        label: m.pin,
                        value: isLocked ? (
                          m.lockedHere
                        ) : (
                          <>
                            <strong class="num">{secrets.pin}</strong>
                            <span class="hint block">{side === 'applicant' ? m.pinApplicant : m.pinOffice}</span>
                          </>
                        ),
                      },
                      { label: m.until, value: formatDate(link.expiresAt, locale) },
                      { label: m.tries, value: m.triesOf(formatNumber(link.attempts, locale), formatNumber(mostAttempts, locale)) },
                    ]
                  : []),
              ]}
            />
            <Form action={printPaths.ofCase({ caseId })} class="stack">
              {link && <p class="soft">{m.againHint}</p>}
              <Button kind={link && !isLocked ? 'quiet' : 'main'}>{link ? m.again : m.make}</Button>
            </Form>
            {link && (
              <Form action={printPaths.revoke({ caseId })}>
                <Button kind="danger">{m.revoke}</Button>
              </Form>
            )}
          </section>
        )}
        <ChosenPin printing={printing} />
        <h2>{m.ledger}</h2>
        <Ledger entries={entries} />
        <LinkButton href={back} kind="quiet" icon="back">
          {m.back}
        </LinkButton>
      </div>
    </Page>
  );
}

/** That there is a PIN nobody here knows; at the counter it can be forgotten for whoever shows their card. */
function ChosenPin({ printing: { view, side, pinChosenAt } }: { readonly printing: Printing }) {
  const { locale } = useView();
  const m = chooseTexts(locale);
  if (pinChosenAt === null) return null;
  return (
    <section class="card stack">
      <p>{m.chosen(formatDateTime(pinChosenAt, locale))}</p>
      {side === 'office' && (
        <Form action={printPaths.forget({ caseId: view.id })}>
          <Button kind="quiet">{m.forget}</Button>
        </Form>
      )}
    </section>
  );
}

function Ledger({ entries }: { readonly entries: readonly PrintEntry[] }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Table
      label={m.copies}
      columns={[
        { title: m.when, cell: ({ at }: PrintEntry) => formatDateTime(at, locale) },
        {
          title: m.what,
          cell: ({ what, copy }: PrintEntry) =>
            copy === null ? m.events[what] : `${m.events[what]}, ${m.copy(formatNumber(copy, locale))}`,
        },
        { title: m.who, cell: ({ person }: PrintEntry) => person ?? m.holder },
      ]}
      rows={entries}
      empty={m.noLedger}
    />
  );
}

interface HeldProps {
  readonly held: Held;
  readonly token: string;
  readonly wrong?: boolean;
}

/** What a link shows before the PIN: what kind of document, and nothing about whom. */
export function PinPage({ held, token, wrong = false }: HeldProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { document, left, closed } = held;
  const message = wrong ? m.wrong(formatNumber(left, locale)) : undefined;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.heading}</h1>
        <ErrorSummary errors={message && !closed ? [{ field: 'pin', message }] : []} />
        <p class="lead">{locale === 'en' ? document.titleEn : document.titleId}</p>
        {closed ? (
          <Note tone={closed === 'withdrawn' ? 'bad' : 'wait'}>{m.closed[closed]}</Note>
        ) : (
          <>
            <p>{m.lead}</p>
            <Form action={printPaths.link({ token })} class="stack">
              <TextInput
                id="pin"
                label={m.pinLabel}
                hint={m.left(formatNumber(left, locale))}
                inputMode="numeric"
                autocomplete="off"
                error={message}
              />
              <Button>{m.open}</Button>
            </Form>
            <p class="small soft">{m.never}</p>
          </>
        )}
      </div>
    </Page>
  );
}

/** A link that is none of ours, or no longer: copied without its end, or removed with its case. */
export function UnknownPage() {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.unknown}</h1>
        <p class="lead">{m.unknownLead}</p>
        <ul>
          {m.unknownWays.map((way) => (
            <li>{way}</li>
          ))}
        </ul>
        <p class="small soft">{m.never}</p>
      </div>
    </Page>
  );
}

/** After the PIN: the PDF, and how it is printed. */
export function ReadyPage({ held, token }: HeldProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { document } = held;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.ready}</h1>
        <p class="lead">
          {locale === 'en' ? document.titleEn : document.titleId} <span class="num">{document.number}</span>
        </p>
        <LinkButton href={printPaths.pdf({ token })} icon="download">
          {m.pdf}
        </LinkButton>
        <p class="small soft">{m.pdfHint}</p>
        <h2>{m.how}</h2>
        <ol>
          {m.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>
          <a href={verificationPaths.document({ code: document.verificationCode })}>{m.check}</a>
        </p>
      </div>
    </Page>
  );
}
