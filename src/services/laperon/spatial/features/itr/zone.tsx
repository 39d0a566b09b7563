import { formatNumber } from '#i18n';
import { useView } from '#web';
import { type Fact, Facts, Tag, type Tone } from '#web/ui';
import { type Place, writePlace } from '../../../domain/parcel.ts';
import { activities, type Activity, type Answer, answers } from '../../domain/activities.ts';
import type { Limits } from '../../domain/intensity.ts';
import { zoneInWords } from '../../domain/zone-words.ts';
import { limitsInWords } from '../../limits-in-words.ts';
import type { ZoneAnswer } from '../../look-up.ts';
import { planCheckPaths } from '../../../plan-check/paths.ts';
import { texts } from './texts.ts';

const tones: Readonly<Record<Answer, Tone>> = { I: 'done', T: 'wait', B: 'wait', X: 'bad' };

/** One zone a place lies in: what it means, what may be done, and how large it may be built. */
export function Zone({ zone, at, activity }: { readonly zone: ZoneAnswer; readonly at: Place; readonly activity: Activity | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  const { subzone, share, district, village, block, limits, provisions } = zone;
  const inWords = zoneInWords(subzone.code ?? zone.zone.code, locale);
  const place = [block, village, district].filter((part) => part !== null).join(', ');
  const name = subzone.name ?? zone.zone.name ?? subzone.code ?? '–';
  return (
    <section class="card stack">
      <div class="row between">
        <h3>
          <span lang="id">{name}</span>
          {subzone.code && subzone.code !== name && ` (${subzone.code})`}
        </h3>
        {share && <b class="num">{m.share(formatNumber(share.m2, locale, 0), formatNumber(share.percent, locale, 1))}</b>}
      </div>
      {inWords && <p>{inWords}</p>}
      <Asked zone={zone} activity={activity} />
      <h4>{m.limits}</h4>
      {limits ? <Facts facts={limitFacts(limits, share?.m2 ?? null)} /> : <p class="soft">{m.noLimits}</p>}
      {limits && subzone.code && (
        <p class="noprint">
          <a href={planCheckPaths.check({}, { letak: writePlace(at), subzona: subzone.code })}>{m.checkDrawing(subzone.code)}</a>
        </p>
      )}
      {Object.keys(provisions).length > 0 && (
        <>
          <h4>{m.provisions}</h4>
          <ul>
            {Object.entries(provisions).map(([column, said]) => (
              <li>
                {m.provision[column.replace(/_\d+$/, '')] ?? column}{' '}
                <span class="small soft" lang="id">
                  {column}: {said}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {place !== '' && (
        <p class="small soft">
          {m.where}: {place}
        </p>
      )}
    </section>
  );
}

/** The answer to the one activity asked about, or to all of them. */
function Asked({ zone, activity }: { readonly zone: ZoneAnswer; readonly activity: Activity | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  const known = activities.filter((one) => zone.activities[one] !== undefined && (activity === undefined || one === activity));
  const [some] = known;
  if (some === undefined) return <p class="soft">{m.noMatrix}</p>;
  const { conditions, citation } = zone.activities[some] ?? {};
  const facts: Fact[] = answers.flatMap((answer) => {
    const alike = known.filter((one) => zone.activities[one]?.answer === answer).map((one) => m.activities[one]);
    return alike.length === 0 ? [] : [{ label: <Tag tone={tones[answer]}>{m.answers[answer]}</Tag>, value: alike.join(', ') }];
  });
  const matters = known.some((one) => zone.activities[one]?.answer === 'T' || zone.activities[one]?.answer === 'B');
  return (
    <>
      <h4>{m.may}</h4>
      <Facts facts={facts} />
      {conditions && matters && <p lang="id">{conditions}</p>}
      <p class="small soft">
        {m.basis}: <span lang="id">{citation}</span>
      </p>
    </>
  );
}

function limitFacts(limits: Limits, landM2: number | null): readonly Fact[] {
  const { locale } = useView();
  const facts: Fact[] = limitsInWords(limits, landM2).map(({ label, value }) => ({ label: label(locale), value: value(locale) }));
  return [...facts, { label: texts(locale).basis, value: <span lang="id">{limits.citation}</span> }];
}
