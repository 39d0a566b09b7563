import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import { Table, Tag } from '#web/ui';
import type { Difference } from '../../domain/difference.ts';
import { bankPaths } from '../../paths.ts';
import type { UseLine } from '../../store/look.ts';
import { texts as common } from '../../texts.ts';
import type { LookProps } from './props.ts';
import { texts } from './texts.ts';

/** What the version looked at has otherwise than the one before it. */
export function Changes({ changes, version }: { readonly changes: readonly Difference[]; readonly version: number }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="stack">
      <h2 id="perubahan">{m.changes(version - 1, version)}</h2>
      <Table
        label={m.changes(version - 1, version)}
        rows={changes}
        empty={m.noChanges}
        columns={[
          { title: m.part, cell: ({ at }) => partInWords(at, m.parts) },
          { title: m.before, cell: ({ before }) => <div lang="id">{before === null ? '–' : <del>{before}</del>}</div> },
          { title: m.after, cell: ({ after }) => <div lang="id">{after === null ? '–' : <ins>{after}</ins>}</div> },
        ]}
      />
    </section>
  );
}

/** `options.b` as `Option B`. */
function partInWords(at: string, parts: Readonly<Record<string, string>>): string {
  const whole = parts[at];
  if (whole !== undefined) return whole;
  const [place = '', ...rest] = at.split('.');
  return `${parts[place] ?? place} ${rest.join(' ').toUpperCase()}`.trim();
}

export function Versions({ held, versions, version }: LookProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <section class="stack">
      <h2 id="versi">{m.versions}</h2>
      <Table
        label={m.versions}
        rows={versions}
        empty=""
        columns={[
          {
            title: words.version,
            cell: (one) =>
              one.version === version ? (
                <b>{words.versionOf(one.version)}</b>
              ) : (
                <a href={bankPaths.look({ questionId: held.id }, { versi: one.version === held.version ? undefined : one.version })}>
                  {words.versionOf(one.version)}
                </a>
              ),
          },
          { title: m.by, cell: ({ madeBy }) => madeBy },
          { title: m.at, cell: ({ madeAt }) => formatDateTime(madeAt, locale) },
          {
            title: words.note,
            cell: ({ note, version: nth }) => (note === '' && nth === 1 ? m.first : <div lang="id">{note || '–'}</div>),
          },
        ]}
      />
    </section>
  );
}

export function Reviews({ reviews }: LookProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <section class="stack">
      <h2 id="putusan">{m.reviews}</h2>
      <Table
        label={m.reviews}
        rows={reviews}
        empty={m.noReviews}
        columns={[
          { title: m.verdict, cell: ({ verdict }) => m.verdicts[verdict] ?? verdict },
          { title: words.version, cell: ({ version }) => words.versionOf(version) },
          { title: m.by, cell: ({ by }) => by },
          { title: m.at, cell: ({ at }) => formatDateTime(at, locale) },
          { title: words.note, cell: ({ note }) => <div lang="id">{note || '–'}</div> },
        ]}
      />
    </section>
  );
}

/** How each version did, test by test. */
export function Uses({ uses }: { readonly uses: readonly UseLine[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <section class="stack">
      <h2 id="pemakaian">{m.usedIn}</h2>
      <Table
        label={m.usedIn}
        rows={uses}
        empty={m.noUses}
        columns={[
          {
            title: m.test,
            cell: ({ title }) => (title === null ? <span class="soft">{m.otherSchool}</span> : <div lang="id">{title}</div>),
          },
          { title: m.at, cell: ({ publishedAt }) => formatDate(publishedAt, locale) },
          { title: words.version, cell: ({ version }) => words.versionOf(version) },
          { title: m.takers, cell: ({ attempts }) => (attempts === null ? m.notYet : String(attempts)), right: true },
          { title: words.facility, cell: ({ facility }) => (facility === null ? '–' : words.percent(facility)), right: true },
          {
            title: words.discrimination,
            cell: ({ discrimination }) =>
              discrimination === null ? (
                '–'
              ) : discrimination < 0 ? (
                <Tag tone="bad">{discrimination.toFixed(0)}</Tag>
              ) : (
                discrimination.toFixed(0)
              ),
            right: true,
          },
        ]}
      />
    </section>
  );
}

export function Alike({ alike }: LookProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <section class="stack">
      <h2 id="mirip">{m.alike}</h2>
      <Table
        label={m.alike}
        rows={alike}
        empty={m.noAlike}
        columns={[
          {
            title: words.question,
            cell: ({ id, title }) => (
              <div lang="id">
                <a href={bankPaths.look({ questionId: id })}>{title}</a>
              </div>
            ),
          },
          {
            title: m.alike,
            untitled: true,
            cell: ({ same, alike: part }) => (same ? <Tag tone="wait">{m.same}</Tag> : m.near(words.percent(part))),
          },
          { title: words.author, cell: ({ author }) => author },
        ]}
      />
    </section>
  );
}
