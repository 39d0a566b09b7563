import { useView } from '#web';
import { Facts, Table } from '#web/ui';
import { acceptedInWords } from '../domain/difference.ts';
import type { AcceptedNumber, AcceptedText, Body, Essay, Gap, Hotspot, Option } from '../domain/question.ts';
import { withComma } from '../domain/read-number.ts';
import { addressOf, richHtml } from '../shown.ts';
import { texts as common } from '../texts.ts';
import { texts } from '../features/look/texts.ts';
import { Html } from './as-students.tsx';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What is right in a question, and how half-right answers are marked. */
export function Key({ body }: { readonly body: Body }) {
  const { locale } = useView();
  const words = common(locale);
  return (
    <div class="stack">
      <KeyOf body={body} />
      {'policy' in body && <Facts small facts={[{ label: texts(locale).scored, value: words.policies[body.policy] }]} />}
    </div>
  );
}

function KeyOf({ body }: { readonly body: Body }) {
  const m = texts(useView().locale);
  switch (body.kind) {
    case 'choice':
      return <RightOptions options={body.options} keys={[body.key]} />;
    case 'choices':
      return <RightOptions options={body.options} keys={body.keys} />;
    case 'grid':
      return <Pairs rows={body.statements} columns={body.categories} keysOf={(id) => [body.keys[id] ?? '']} />;
    case 'matching':
      return <Pairs rows={body.rows} columns={body.columns} keysOf={(id) => body.keys[id] ?? []} />;
    case 'ordering':
      return (
        <ol>
          {body.items.map(({ text }) => (
            <li>
              <Html html={richHtml(text)} />
            </li>
          ))}
        </ol>
      );
    case 'short':
      return (
        <>
          <Accepted lines={body.accepted.map(said)} />
          {body.caseSensitive && <p class="small soft">{m.caseSensitive}</p>}
        </>
      );
    case 'numeric':
      return (
        <>
          <Accepted lines={body.accepted.map(saidNumber)} />
          {body.units.length > 0 && (
            <p>
              {m.units}: {body.units.map(({ name, factor }) => (factor === '1' ? name : `${name} (× ${withComma(factor)})`)).join(', ')}
            </p>
          )}
        </>
      );
    case 'essay':
      return <Rubric essay={body} />;
    case 'cloze':
      return <Gaps gaps={body.gaps} />;
    case 'hotspot':
      return <Areas hotspot={body} />;
  }
}

function RightOptions({ options, keys }: { readonly options: readonly Option[]; readonly keys: readonly string[] }) {
  return (
    <ul class="plain-list stack">
      {options.map(({ id, text, feedback }, at) =>
        keys.includes(id) || feedback !== undefined ? (
          <li class="row">
            <b>
              {LETTERS[at]} {keys.includes(id) ? '✓' : ''}
            </b>
            <Html html={richHtml(text)} />
            {feedback !== undefined && <Html html={richHtml(feedback)} class="small soft" />}
          </li>
        ) : null,
      )}
    </ul>
  );
}

interface PairsProps {
  readonly rows: readonly Option[];
  readonly columns: readonly Option[];
  readonly keysOf: (row: string) => readonly string[];
}

function Pairs({ rows, columns, keysOf }: PairsProps) {
  return (
    <ul class="plain-list stack">
      {rows.map(({ id, text }) => (
        <li class="row">
          <Html html={richHtml(text)} /> <b aria-hidden="true">→</b>
          {columns
            .filter((column) => keysOf(id).includes(column.id))
            .map((column) => (
              <Html html={richHtml(column.text)} />
            ))}
        </li>
      ))}
    </ul>
  );
}

interface Line {
  readonly text: string;
  readonly share: number;
}

const said = ({ text, share }: AcceptedText): Line => ({ text, share });
const saidNumber = (accepted: AcceptedNumber): Line => ({ text: acceptedInWords(accepted), share: accepted.share });

function Accepted({ lines }: { readonly lines: readonly Line[] }) {
  const { locale } = useView();
  return (
    <ul>
      {lines.map(({ text, share }) => (
        <li>
          <div lang="id">{text}</div>
          {share < 1 && <span class="small soft">{texts(locale).share(common(locale).percent(share))}</span>}
        </li>
      ))}
    </ul>
  );
}

function Rubric({ essay: { rubric, guide } }: { readonly essay: Essay }) {
  const { locale } = useView();
  const m = texts(locale);
  const { percent } = common(locale);
  return (
    <div class="stack">
      <Table
        label={m.criterion}
        rows={rubric}
        empty={m.noRubric}
        columns={[
          { title: m.criterion, cell: ({ title }) => <div lang="id">{title}</div> },
          { title: m.weight, cell: ({ weight }) => String(weight), right: true },
          {
            title: m.grades,
            cell: ({ levels }) => <div lang="id">{levels.map((one) => `${one.title} (${percent(one.share)})`).join(', ')}</div>,
          },
        ]}
      />
      {guide !== undefined && (
        <>
          <h3 class="t-m">{m.guide}</h3>
          <Html html={richHtml(guide)} />
        </>
      )}
    </div>
  );
}

function Gaps({ gaps }: { readonly gaps: readonly Gap[] }) {
  const m = texts(useView().locale);
  return (
    <ol>
      {gaps.map((gap) => (
        <li>
          <span class="vh">{m.gap}: </span>
          {gap.kind === 'choice' ? (
            <Html html={richHtml(gap.options.find(({ id }) => id === gap.key)?.text ?? '')} />
          ) : (
            <Accepted lines={gap.kind === 'short' ? gap.accepted.map(said) : gap.accepted.map(saidNumber)} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** The areas drawn over the picture they belong to. */
function Areas({ hotspot: { picture, areas } }: { readonly hotspot: Hotspot }) {
  const m = texts(useView().locale);
  return (
    <div class="stack">
      <p>{m.areas(areas.length)}</p>
      <div class="hotspot">
        <img src={addressOf(picture)} alt="" />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" class="areas">
          {areas.map((area) => {
            if (area.kind === 'circle')
              return <ellipse cx={area.x * 100} cy={area.y * 100} rx={area.r * 100} ry={(area.ry ?? area.r) * 100} />;
            if (area.kind === 'rectangle')
              return <rect x={area.x * 100} y={area.y * 100} width={area.width * 100} height={area.height * 100} />;
            return <polygon points={area.points.map(([x, y]) => `${x * 100},${y * 100}`).join(' ')} />;
          })}
        </svg>
      </div>
    </div>
  );
}
