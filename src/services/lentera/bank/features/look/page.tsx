import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Crumbs, ErrorSummary, Facts, LinkButton, Note, Page, Tag } from '#web/ui';
import { subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as schoolTexts } from '../../../schools/texts.ts';
import { bankPaths } from '../../paths.ts';
import { richHtml, shownOf } from '../../shown.ts';
import { texts as common } from '../../texts.ts';
import { AsStudents, Html } from '../../ui/as-students.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Key } from '../../ui/key.tsx';
import { toneOf } from '../list/page.tsx';
import { Actions } from './actions.tsx';
import { Alike, Changes, Reviews, Uses, Versions } from './history.tsx';
import type { LookProps } from './props.ts';
import { texts } from './texts.ts';

/** One question: as students see it, what is right, where it comes from and how it did. */
export function LookPage(props: LookProps) {
  const { held, question, version, changes, uses, news, errors, findings } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const isNewest = version === held.version;
  const isDoubted = uses.some((use) => use.version === version && use.discrimination !== null && use.discrimination < 0);
  const done = news === undefined ? undefined : (m.news as Readonly<Record<string, string>>)[news];
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: schoolTexts(locale).lentera },
            { href: bankPaths.list(), label: words.bank },
          ]}
          here={words.question}
        />
        <h1 lang="id">{question.title}</h1>
        <p class="row">
          <Tag tone={toneOf(held.status)}>{words.statuses[held.status]}</Tag>
          <Tag>{words.kinds[question.body.kind]}</Tag>
          <span class="soft">{words.versionOf(version)}</span>
        </p>
        {done && errors.length === 0 && <Note tone="done">{done}</Note>}
        <ErrorSummary errors={errors} />
        {!isNewest && (
          <Note tone="wait">
            <p>{m.older}</p>
            <a href={bankPaths.look({ questionId: held.id })}>{m.newest}</a>
          </Note>
        )}
        {isDoubted && (
          <Note tone="bad" title={m.wrongKey}>
            <p>{m.wrongKeyLead}</p>
          </Note>
        )}
        <div class="two">
          <section class="card stack" aria-labelledby="seperti-siswa">
            <h2 class="t-l" id="seperti-siswa">
              {m.asStudents}
            </h2>
            <AsStudents shown={shownOf(question)} />
          </section>
          <div class="stack">
            <section class="card stack" aria-labelledby="kunci">
              <h2 class="t-l" id="kunci">
                {words.key}
              </h2>
              <Key body={question.body} />
              <h3 class="t-m">{words.discussion}</h3>
              {question.discussion === undefined ? <p class="soft">{m.noDiscussion}</p> : <Html html={richHtml(question.discussion)} />}
            </section>
            {isNewest && findings.length > 0 && (
              <section class="card stack" aria-labelledby="temuan">
                <h2 class="t-l" id="temuan">
                  {m.findings}
                </h2>
                <FindingList findings={findings} />
              </section>
            )}
            {isNewest && <Actions {...props} />}
            <About {...props} />
          </div>
        </div>
        {changes && <Changes changes={changes} version={version} />}
        <Versions {...props} />
        <Uses uses={uses} />
        <Reviews {...props} />
        <Alike {...props} />
        <p>
          <LinkButton href={bankPaths.list()} kind="quiet">
            {words.bank}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

function About({ held, question: { tags, points }, subjects }: LookProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const inIndonesian = (text: string | null) => (text === null ? <span class="soft">{words.none}</span> : <div lang="id">{text}</div>);
  return (
    <section class="card stack" aria-labelledby="tentang">
      <h2 class="t-l" id="tentang">
        {m.about}
      </h2>
      <Facts
        small
        facts={[
          { label: words.subject, value: subjectTitle(subjects, tags.subject, locale) },
          { label: words.grade, value: tags.grade === null ? words.none : String(tags.grade) },
          { label: words.phase, value: tags.phase ?? words.none },
          { label: words.aim, value: inIndonesian(tags.aim) },
          { label: words.topic, value: inIndonesian(tags.topic) },
          { label: words.level, value: tags.level === null ? words.none : words.levels[tags.level] },
          { label: words.difficulty, value: tags.difficulty === null ? words.none : words.difficulties[tags.difficulty] },
          { label: words.context, value: inIndonesian(tags.context) },
          ...(tags.labels.length > 0 ? [{ label: words.labels, value: inIndonesian(tags.labels.join(', ')) }] : []),
          { label: words.points, value: String(points) },
          { label: words.author, value: held.author },
          { label: m.school, value: held.school ?? m.city },
          { label: m.whose, value: words.shares[held.shared] },
          { label: words.changed, value: formatDateTime(held.changedAt, locale) },
        ]}
      />
    </section>
  );
}
