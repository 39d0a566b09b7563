import { formatDate, formatNumber } from '#i18n';
import type { RuleVersion } from '#platform/rules';
import { useView } from '#web';
import { Button, type Column, Form, Table, Tag, TextInput } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { WholeValue } from './changes.tsx';
import { Confirmed } from './confirmed.tsx';
import type { RulePageProps } from './rule-props.ts';
import { texts } from './texts.ts';

type Version = RulePageProps['versions'][number];

/** Every version of a rule, newest first: what it said, on what ground, who entered it, and the way back to it. */
export function Versions(props: RulePageProps & { readonly canPropose: boolean }) {
  const { governed, versions, proposals, canPropose } = props;
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<Version>[] = [
    {
      title: m.version,
      cell: (version) => (
        <>
          {formatNumber(version.version, locale)} <span class="small soft block">{version.own ? m.own : m.general}</span>
        </>
      ),
    },
    {
      title: m.value,
      cell: (version) => (
        <details>
          <summary>
            {m.value}
            <span class="vh">
              {' '}
              {version.own ? m.own : m.general} {version.version}
            </span>
          </summary>
          <WholeValue rule={governed.rule} value={version.value} name={`${version.own ? m.own : m.general} ${version.version}`} />
        </details>
      ),
    },
    { title: m.since, cell: (version) => formatDate(version.validFrom, locale) },
    {
      title: m.citation,
      cell: (version) => {
        const came = proposals.find(({ versionId }) => versionId === version.id);
        return (
          <>
            {version.citation}
            {came?.deciderName && <span class="small soft block">{m.entered(came.proposerName, came.deciderName)}</span>}
          </>
        );
      },
    },
    {
      title: m.state,
      cell: (version) => (
        <>
          <Tag>{m.states[stateOf(version, props)]}</Tag> <Confirmed confirmed={version.confirmed} />
        </>
      ),
    },
    ...(canPropose && versions.some((version) => stateOf(version, props) !== 'now')
      ? [{ title: m.actions, cell: (version: Version) => <Actions {...props} version={version} /> }]
      : []),
  ];
  return (
    <section class="stack">
      <h3 class="t-l">{m.history}</h3>
      <Table label={m.history} columns={columns} rows={versions} empty={m.empty} />
    </section>
  );
}

function stateOf({ id, validFrom, calledOffOn }: RuleVersion, { inForce, today }: RulePageProps): 'now' | 'coming' | 'past' | 'called' {
  if (calledOffOn !== null) return 'called';
  if (id === inForce.id) return 'now';
  return validFrom > today ? 'coming' : 'past';
}

function Actions({ version, ...props }: RulePageProps & { readonly version: Version }) {
  const m = texts(useView().locale);
  const { agency, rule } = props.governed;
  const at = { agency: agency.key, key: rule.key };
  const state = stateOf(version, props);
  if (state === 'now') return null;
  if (state !== 'coming' || !version.own)
    return (
      <a href={`${portalPaths.rule(at, { dari: version.id })}#usulkan`}>
        {m.again}
        <span class="vh">: {version.version}</span>
      </a>
    );
  return (
    <details>
      <summary>{m.callOff}</summary>
      <Form action={portalPaths.callOff(at)}>
        <input type="hidden" name="versi" value={version.id} />
        <TextInput id={`alasan-${version.version}`} name="alasan" label={m.reason} />
        <Button kind="danger" small>
          {m.callOff}
        </Button>
      </Form>
    </details>
  );
}
