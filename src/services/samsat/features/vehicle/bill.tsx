import { formatDate, formatNumber, formatRupiah } from '#i18n';
import { useView } from '#web';
import { Note, Tag } from '#web/ui';
import type { Assessment, Beneficiary, Citation, Line } from '../../domain/line.ts';
import { regencyName } from '../../domain/data/regencies.ts';
import { texts } from '../../messages/index.ts';

/** Every line of an assessment by tax year, each with its formula and its law to be unfolded. */
export function Bill({ assessment }: { readonly assessment: Assessment }) {
  const { locale } = useView();
  const m = texts(locale);
  if (assessment.gaps.length > 0) return <Note tone="wait">{m.noSum}</Note>;
  // Said once below where it is so of every line.
  const mixed = assessment.lines.some(({ basis }) => basis.confirmed) && !assessment.confirmed;
  const years = [...Map.groupBy(assessment.lines, ({ period }) => period.dueOn).values()];
  return (
    <div class="stack">
      <div class="scroll" tabIndex={0} role="region" aria-label={m.line}>
        <table class="bill">
          <thead>
            <tr>
              <th scope="col">{m.line}</th>
              <th scope="col" class="r">
                {m.amount}
              </th>
            </tr>
          </thead>
          {years.map((lines) => (
            <Year lines={lines} named={years.length > 1} mixed={mixed} />
          ))}
          <tfoot>
            <tr>
              <th scope="row">{m.total}</th>
              <td class="r num">{formatRupiah(assessment.total, locale)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {!assessment.confirmed && <p class="small soft">{m.unconfirmedNote}</p>}
    </div>
  );
}

function Year({ lines, named, mixed }: { readonly lines: readonly Line[]; readonly named: boolean; readonly mixed: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const [first] = lines;
  return (
    <tbody>
      {named && first && (
        <tr>
          <th scope="rowgroup" colSpan={2}>
            {m.yearOf(formatDate(first.period.dueOn, locale), formatDate(first.period.until, locale))}
          </th>
        </tr>
      )}
      {lines.filter(isWorthALine).map((line) => (
        <tr>
          <td>
            <LineWords line={line} marked={mixed} />
          </td>
          <td class="r num">{formatNumber(line.amount, locale)}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** A sanction nobody asks for is no line of a bill; one that is waived is, and so is a fee that was quashed. */
function isWorthALine({ amount, basis: { inputs } }: Line): boolean {
  return amount > 0 || (inputs.months !== 0 && inputs.daysLate !== 0);
}

function LineWords({ line, marked }: { readonly line: Line; readonly marked: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const { name, basis, beneficiary } = line;
  const seen = new Map(basis.rules.map((rule) => [`${rule.rule} ${rule.record}`, rule]));
  return (
    <>
      <b>{name[locale]}</b> {marked && !basis.confirmed && <Tag tone="wait">{m.unconfirmed}</Tag>}
      <details>
        <summary class="small">{m.formula}</summary>
        <div class="small stack">
          <p>{basis.formula[locale]}</p>
          <p>
            {m.to} {inWords(beneficiary, locale)}
          </p>
          <ul class="plain-list">
            {[...seen.values()].map((citation) => (
              <li>
                <Law citation={citation} />
              </li>
            ))}
          </ul>
        </div>
      </details>
    </>
  );
}

/** What a record rests on, in the words of the law it names. */
export function Law({ citation }: { readonly citation: Citation }) {
  const { locale } = useView();
  const m = texts(locale);
  const { instrument, article, version, confirmed } = citation;
  return (
    <>
      <span lang="id">{article === '' ? instrument : `${instrument}, ${article}`}</span>{' '}
      <span class="soft">({[m.version(formatNumber(version, locale)), ...(confirmed ? [] : [m.unconfirmed])].join(', ')})</span>
    </>
  );
}

function inWords(beneficiary: Beneficiary, locale: 'id' | 'en'): string {
  const m = texts(locale).beneficiaries;
  if (beneficiary === 'jasa-raharja' || beneficiary === 'kas-negara-pnbp') return m[beneficiary];
  const [whose, code = ''] = beneficiary.split(':');
  return whose === 'rkud-kab' ? `${m['rkud-kab']}: ${regencyName(`${code.slice(0, 2)}.${code.slice(2)}`)}` : m['rkud-prov'];
}
