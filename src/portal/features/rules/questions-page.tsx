import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, Facts, Form, TextInput } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { WholeValue } from './changes.tsx';
import type { GovernedLine } from './governed.ts';
import { servicesInWords } from './list-page.tsx';
import { texts } from './texts.ts';
import { Citation, unitIn } from './unit.tsx';

export interface QuestionGroup {
  readonly agency: GovernedLine['agency'];
  readonly services: GovernedLine['services'];
  readonly lines: readonly GovernedLine[];
  readonly mayPropose: boolean;
}

/** Every rule in force that nobody has confirmed, by agency and service: to be printed, asked and answered. */
export function QuestionsPage({ groups }: { readonly groups: readonly QuestionGroup[] }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <AdminPage at="questions">
      <p class="soft col">{m.questionsLead}</p>
      {count > 0 && (
        <p class="noprint">
          <a href={portalPaths.questionsCsv()}>{m.csv}</a>
        </p>
      )}
      {count === 0 ? (
        <EmptyState>{m.noQuestions}</EmptyState>
      ) : (
        <p>{m.questionsCount(formatNumber(count, locale), formatDate(now, locale))}</p>
      )}
      {groups.map((group) => (
        <section class="stack">
          <h2>
            {group.agency.government}: {servicesInWords(group.services, locale)}
          </h2>
          <p class="small soft">{group.agency.name}</p>
          {group.lines.map((line) => (
            <Question line={line} mayPropose={group.mayPropose} />
          ))}
        </section>
      ))}
    </AdminPage>
  );
}

function Question({ line, mayPropose }: { readonly line: GovernedLine; readonly mayPropose: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const { rule, inForce, open, agency } = line;
  const at = { agency: agency.key, key: rule.key };
  const id = `tanya-${rule.key.replaceAll('.', '-')}`;
  return (
    <article class="card stack" aria-labelledby={id}>
      <h3 class="t-l" id={id}>
        <a href={portalPaths.rule(at)}>{rule.title[locale]}</a>
      </h3>
      <WholeValue rule={rule} value={inForce.value} most={3} />
      <Facts
        facts={[
          ...(inForce.unit ? [{ label: m.unit, value: unitIn(inForce.unit, locale) }] : []),
          { label: m.citation, value: <Citation>{inForce.citation}</Citation> },
          { label: m.meanwhile, value: rule.meanwhile?.[locale] ?? m.meanwhileAny },
        ]}
      />
      {open ? (
        <p>
          <a href={portalPaths.rule(at)}>
            {m.waitsFor(open.proposerName)}
            <span class="vh">: {rule.title[locale]}</span>
          </a>
        </p>
      ) : (
        mayPropose && <Confirm line={line} />
      )}
    </article>
  );
}

function Confirm({ line: { rule, agency, inForce } }: { readonly line: GovernedLine }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <details class="noprint">
      <summary>
        {m.confirm}
        <span class="vh">: {rule.title[locale]}</span>
      </summary>
      <Form action={portalPaths.confirmRule({ agency: agency.key, key: rule.key })} class="col">
        <p class="small">{m.confirmHint}</p>
        <input type="hidden" name="versi" value={inForce.id} />
        <TextInput
          id={`dasar-${rule.key.replaceAll('.', '-')}`}
          name="dasar"
          label={m.citation}
          hint={m.citationHint}
          value={inForce.citation}
        />
        <Button>
          {m.confirm}
          <span class="vh">: {rule.title[locale]}</span>
        </Button>
      </Form>
    </details>
  );
}
