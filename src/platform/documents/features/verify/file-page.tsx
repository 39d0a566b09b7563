import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import { Crumbs, Facts, LinkButton, Note, Page, Tag, type Tone } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import type { SignatureReport } from '../../signing/check.ts';
import type { PublicDocument } from '../../verify-by-code.ts';
import { officeDay } from '#platform/calendar';
import { holdingOn } from '../../domain/holding.ts';
import { DocumentFacts, StateNote, StateTag } from './document-facts.tsx';
import { type Check, type Outcome, outcomes, type Verdict, verdictOf } from './verdict.ts';

const tones: Partial<Record<Verdict, Tone>> = { genuine: 'done', ended: 'wait', replaced: 'wait', unregistered: 'wait', unsigned: 'wait' };
const outcomeTones: Readonly<Record<Outcome, Tone>> = { yes: 'done', no: 'bad', unknown: 'plain', none: 'plain' };

interface FilePageProps {
  readonly name: string;
  readonly report: SignatureReport;
  readonly registered: PublicDocument | undefined;
}

/** What the check of a PDF found: the verdict first, then what it rests on. */
export function FilePage({ name, report, registered }: FilePageProps) {
  const { locale, now } = useView();
  const { file: m, verify, document } = texts(locale);
  const today = officeDay(now);
  const verdict = verdictOf(report, registered, today);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paths.verify(), label: verify.title }]} here={m.title} />
        <h1>{m.verdicts[verdict]}</h1>
        <Note tone={tones[verdict] ?? 'bad'}>
          <p>{m.leads[verdict]}</p>
        </Note>
        <h2>{m.checked}</h2>
        <Checks report={report} registered={registered} />
        {registered && (
          <>
            <div class="row between">
              <h2>{m.registered}</h2>
              <StateTag state={holdingOn(registered, today)} />
            </div>
            <StateNote document={registered} />
            <div class={verdict === 'genuine' ? 'proof' : 'card'}>
              <DocumentFacts document={registered} />
            </div>
          </>
        )}
        <h2>{m.signature}</h2>
        <SignatureFacts name={name} report={report} />
        <p class="small soft">{m.kept}</p>
        <LinkButton href={paths.verify()} kind="quiet" icon="back">
          {document.another}
        </LinkButton>
      </div>
    </Page>
  );
}

function Checks({ report, registered }: Omit<FilePageProps, 'name'>) {
  const m = texts(useView().locale).file;
  return (
    <ul class="tasks">
      {(Object.entries(outcomes(report, registered)) as [Check, Outcome][]).map(([check, outcome]) => (
        <li>
          <span>{m.checks[check]}</span>
          <Tag tone={outcomeTones[outcome]}>{m.outcomes[outcome]}</Tag>
        </li>
      ))}
    </ul>
  );
}

function SignatureFacts({ name, report }: { readonly name: string; readonly report: SignatureReport }) {
  const { locale, now } = useView();
  const m = texts(locale).file;
  const { signer, organisation, issuer, signedAt, certificateUntil, sha256, timestamp, finding } = report;
  const over = certificateUntil !== null && certificateUntil < now;
  const known = [
    { label: m.name, value: name },
    { label: m.signer, value: signer },
    { label: m.organisation, value: organisation },
    { label: m.issuer, value: issuer },
    { label: m.level, value: issuer && finding !== 'changed' ? <Level timestamp={timestamp} /> : null },
    { label: m.signedAt, value: signedAt && formatDateTime(signedAt, locale) },
    {
      label: m.until,
      value: certificateUntil && (
        <>
          {formatDate(certificateUntil, locale)}
          {over && <span class="hint block">{m.nowOver}</span>}
        </>
      ),
    },
    { label: m.digest, value: <code>{sha256}</code> },
  ];
  return <Facts facts={known.filter(({ value }) => value !== null && value !== '')} small />;
}

/** PAdES level, and the time it rests on (ETSI EN 319 142-1). */
function Level({ timestamp }: Pick<SignatureReport, 'timestamp'>) {
  const { locale } = useView();
  const m = texts(locale).file;
  if (timestamp?.finding === 'valid')
    return (
      <>
        PAdES B-T
        <span class="block">{m.stamped(formatDateTime(timestamp.at, locale), timestamp.authority ?? '?')}</span>
      </>
    );
  return (
    <>
      PAdES B-B
      <span class="hint block">{timestamp ? m.stampFaults[timestamp.finding] : m.unstamped}</span>
    </>
  );
}
