import { formatDate, formatDateTime, formatNumber } from '#i18n';
import type { Agency } from '#platform/access';
import {
  type Authority,
  type Certificate,
  certificateState,
  daysLeft,
  revocationReasons,
  type SignerStatus,
  signingRule,
  verificationPaths,
} from '#platform/documents';
import { useView } from '#web';
import {
  Button,
  EmptyState,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  Note,
  Pagination,
  SearchForm,
  Select,
  Tag,
  TextArea,
  TextInput,
  type Tone,
} from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

export interface SentRevocation {
  readonly reason: string;
  /** YYYY-MM-DD; empty: from now on. */
  readonly from: string;
  readonly note: string;
}

type Listed = Certificate & { readonly documents: number };

export const CERTIFICATES_A_PAGE = 30;

export interface CertificatesPageProps {
  readonly agencies: readonly { readonly agency: Agency; readonly unstamped: number }[];
  readonly rows: readonly Listed[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly authorities: readonly Authority[];
  /** Whether somebody vouches for time. */
  readonly stamps: boolean;
  /** How each agency signs today. */
  readonly ways: readonly { readonly agency: Agency; readonly way: 'local' | 'bsre'; readonly since: string }[];
  /** Whether BSrE is set up. */
  readonly bsre: boolean;
  /** What BSrE just said of whoever signs. */
  readonly signers?: readonly { readonly name: string; readonly status: SignerStatus }[];
  readonly done: boolean;
  readonly refused?: { readonly certificateId: string; readonly sent: SentRevocation; readonly errors: readonly FormError[] };
}

const tones: Readonly<Record<ReturnType<typeof certificateState>, Tone>> = { holds: 'done', ending: 'wait', ended: 'bad', revoked: 'bad' };

/** What letters are signed with: how long it holds, what it leads to, and the way to revoke it. */
export function CertificatesPage({ agencies, authorities, stamps, ways, bsre, signers, done, refused, ...list }: CertificatesPageProps) {
  const { rows, total, page, q } = list;
  const m = texts(useView().locale);
  const missing = agencies.reduce((sum, { unstamped }) => sum + unstamped, 0);
  return (
    <AdminPage at="certificates">
      <p class="soft col">{m.lead}</p>
      {done && (
        <Note tone="done">
          <p>{m.done}</p>
        </Note>
      )}
      {refused && (
        <ErrorSummary errors={refused.errors.map(({ field, message }) => ({ field: idOf(refused.certificateId, field), message }))} />
      )}
      {(total > CERTIFICATES_A_PAGE || q !== '') && (
        <SearchForm action={portalPaths.certificates()} label={m.search} q={q} placeholder={m.search} />
      )}
      {rows.length === 0 && <EmptyState>{q === '' ? m.none : m.noneFound}</EmptyState>}
      {rows.map((one) => (
        <CertificateCard
          agency={agencies.find(({ agency }) => agency.id === one.agencyId)?.agency.name ?? ''}
          certificate={one}
          refused={refused?.certificateId === one.id ? refused : undefined}
        />
      ))}
      <Pagination
        quiet
        page={page}
        size={CERTIFICATES_A_PAGE}
        total={total}
        at={(n) => portalPaths.certificates({}, { q: q || undefined, halaman: n > 1 ? n : undefined })}
      />
      {total > 0 && (
        <p>
          <a href={portalPaths.certificatesCsv({}, { q: q || undefined })}>{m.csv}</a>
        </p>
      )}
      <h2>{m.authorities}</h2>
      {authorities.map((one) => (
        <AuthorityCard authority={one} />
      ))}
      <p>
        <a href={verificationPaths.revocationList()}>{m.list}</a>
      </p>
      <Ways ways={ways} bsre={bsre} />
      <h2>{m.bsre}</h2>
      {bsre ? <SignersAtBsre signers={signers} /> : <p>{m.bsreOff}</p>}
      <h2>{m.timestamps}</h2>
      <p>{stamps ? m.timeOn(missing) : m.timeOff}</p>
    </AdminPage>
  );
}

function Ways({ ways, bsre }: Pick<CertificatesPageProps, 'ways' | 'bsre'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <>
      <h2>{m.waysTitle}</h2>
      {ways.map(({ agency, way, since }) => (
        <section class="card stack">
          <p>
            <b>{m.ways[way]}</b>
            <span class="block small soft">{m.wayOf(agency.name, formatDate(since, locale))}</span>
          </p>
          {way === 'bsre' && !bsre && <Note tone="bad">{m.stuck}</Note>}
          <p>
            <a href={portalPaths.rule({ agency: agency.key, key: signingRule.key })}>{m.changeWay}</a>
          </p>
        </section>
      ))}
    </>
  );
}

interface CardProps {
  readonly agency: string;
  readonly certificate: Listed;
  readonly refused: CertificatesPageProps['refused'];
}

function CertificateCard({ agency, certificate, refused }: CardProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { id, name, office, validTo, revokedAt, revokedFrom, reason, fingerprint, documents } = certificate;
  return (
    <section class="card stack" aria-labelledby={idOf(id, 'title')}>
      <div class="row between">
        <h2 class="t-l" id={idOf(id, 'title')}>
          {name}
        </h2>
        <StateTag validTo={validTo} revokedAt={revokedAt} />
      </div>
      <p>
        {office}. {m.at(agency)}
      </p>
      <Facts
        facts={[
          { label: m.until, value: <Until validTo={validTo} /> },
          { label: m.documents, value: formatNumber(documents, locale) },
          { label: m.fingerprint, value: <code lang="en">{fingerprint}</code> },
        ]}
        small
      />
      {revokedAt && revokedFrom && reason ? (
        <p class="small">
          {m.revoked(formatDateTime(revokedAt, locale), formatDateTime(revokedFrom, locale))} {m.reasons[reason]}.
        </p>
      ) : (
        <details open={refused !== undefined}>
          <summary>
            {m.revoke}
            <span class="vh">: {name}</span>
          </summary>
          <RevokeForm id={id} refused={refused} />
        </details>
      )}
    </section>
  );
}

function RevokeForm({ id, refused }: { readonly id: string; readonly refused: CertificatesPageProps['refused'] }) {
  const m = texts(useView().locale);
  const error = (field: string) => refused?.errors.find((one) => one.field === field)?.message;
  const reasons = revocationReasons.map((reason) => ({ value: reason, label: m.reasons[reason] }));
  return (
    <Form action={portalPaths.revokeCertificate({ certificateId: id })} class="col">
      <p class="small">{m.revokeHint}</p>
      <Select
        id={idOf(id, 'reason')}
        name="reason"
        label={m.reason}
        value={refused?.sent.reason ?? ''}
        error={error('reason')}
        none={m.choose}
        options={reasons}
      />
      <TextInput
        id={idOf(id, 'from')}
        name="from"
        type="date"
        label={m.from}
        hint={m.fromHint}
        value={refused?.sent.from ?? ''}
        error={error('from')}
      />
      <TextArea
        id={idOf(id, 'note')}
        name="note"
        rows={2}
        label={m.note}
        hint={m.noteHint}
        value={refused?.sent.note ?? ''}
        error={error('note')}
      />
      <Button kind="danger">{m.revoke}</Button>
    </Form>
  );
}

function AuthorityCard({ authority: { kind, name, fingerprint, validTo } }: { readonly authority: Authority }) {
  const m = texts(useView().locale);
  return (
    <section class="card stack" aria-labelledby={`akar-${fingerprint}`}>
      <div class="row between">
        <h3 class="t-l" id={`akar-${fingerprint}`}>
          {name}
        </h3>
        <StateTag validTo={validTo} revokedAt={null} />
      </div>
      <p>{m.kinds[kind]}</p>
      <Facts
        facts={[
          { label: m.until, value: <Until validTo={validTo} /> },
          { label: m.fingerprint, value: <code lang="en">{fingerprint}</code> },
        ]}
        small
      />
    </section>
  );
}

function SignersAtBsre({ signers }: Pick<CertificatesPageProps, 'signers'>) {
  const m = texts(useView().locale);
  return (
    <>
      <p>{m.bsreLead}</p>
      {signers && (
        <ul class="tasks" role="status">
          {signers.map(({ name, status }) => (
            <li>
              <span>{name}</span>
              <Tag tone={status === 'issued' ? 'done' : 'bad'}>{m.signers[status]}</Tag>
            </li>
          ))}
        </ul>
      )}
      <Form action={portalPaths.bsreStatus()}>
        <Button kind="quiet">{m.askBsre}</Button>
      </Form>
    </>
  );
}

function StateTag({ validTo, revokedAt }: Pick<Certificate, 'validTo' | 'revokedAt'>) {
  const { locale, now } = useView();
  const state = certificateState({ validTo, revokedAt }, now);
  return <Tag tone={tones[state]}>{texts(locale).states[state]}</Tag>;
}

function Until({ validTo }: Pick<Certificate, 'validTo'>) {
  const { locale, now } = useView();
  const left = daysLeft(validTo, now);
  return (
    <>
      {formatDate(validTo, locale)}
      {left > 0 && left <= 60 && <span class="hint block">{texts(locale).left(left)}</span>}
    </>
  );
}

function idOf(id: string, name: string): string {
  return `sertifikat-${id}-${name}`;
}
