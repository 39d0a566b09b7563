import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Form, Tag, TextInput, type Tone } from '#web/ui';
import { groundNames } from '../../domain/rules/refusal-labels.ts';
import type { Finding, Verdict, Weight } from '../../domain/verdict/verdict.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import type { Review } from '../../reviews/store.ts';
import { Law } from './bill.tsx';

const tones: Readonly<Record<Verdict['outcome'], Tone>> = { payable: 'done', officer: 'wait', refused: 'bad' };
const weightTones: Readonly<Record<Weight, Tone>> = { refuses: 'bad', officer: 'wait', settled: 'done', warns: 'plain' };

/** Whether it can be paid here, with every ground that is met; and the way to an officer where one has to decide. */
export function VerdictPart({
  verdict,
  reviews,
  holdingId,
}: {
  readonly verdict: Verdict;
  readonly reviews: readonly Review[];
  readonly holdingId: string;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const open = new Set(reviews.flatMap(({ state, code }) => (state === 'open' ? [code] : [])));
  const waiting = verdict.findings.filter(({ weight }) => weight === 'officer');
  return (
    <section class="card stack" aria-labelledby="putusan">
      <h2 class="t-l" id="putusan">
        <Tag tone={tones[verdict.outcome]}>{m.verdict[verdict.outcome]}</Tag>
      </h2>
      <p>{m.verdictLead[verdict.outcome]}</p>
      {verdict.findings.length > 0 && (
        <ul class="plain-list stack">
          {verdict.findings.map((finding) => (
            <li class="stack">
              <FindingPart finding={finding} />
              <Decided reviews={reviews.filter(({ code }) => code === finding.code)} />
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && waiting.every(({ code }) => open.has(code)) && <p>{m.asked}</p>}
      {waiting.some(({ code }) => !open.has(code)) && (
        <Form action={samsatPaths.ask({ holdingId })} class="stack">
          <TextInput id="keterangan" label={m.askSaid} optional />
          <Button kind="quiet">{m.ask}</Button>
        </Form>
      )}
    </section>
  );
}

function FindingPart({ finding }: { readonly finding: Finding }) {
  const { locale } = useView();
  const m = texts(locale);
  const { code, weight, reason, remedy, law } = finding;
  return (
    <div>
      <h3 class="t-m">
        {groundNames[code][locale]} <Tag tone={weightTones[weight]}>{m.weights[weight]}</Tag>
      </h3>
      <p>{reason[locale]}</p>
      <p>
        <b>{m.remedy}:</b> {remedy[locale]}
      </p>
      {law && (
        <p class="small soft">
          {m.law}: <Law citation={law} />
        </p>
      )}
    </div>
  );
}

function Decided({ reviews }: { readonly reviews: readonly Review[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const [last] = reviews;
  if (!last) return null;
  const words = last.state === 'passed' ? m.decided.passed(formatDate(last.validUntil ?? '', locale)) : m.decided[last.state];
  return (
    <p class="small">
      {words}
      {last.note === '' ? '' : `. ${last.note}`}
    </p>
  );
}
