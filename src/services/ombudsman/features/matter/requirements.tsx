import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Form, Note, Select, Tag, TextInput } from '#web/ui';
import { texts as matterTexts } from './texts.ts';
import { type Verdict, verdicts } from '../../domain/procedure/facts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { requirementsRule } from '../../rules.ts';
import type { MatterProps } from './props.ts';

type Props = MatterProps & { readonly errorOf: (field: string) => string | undefined };

const tones = { met: 'done', missing: 'bad', waived: 'plain' } as const;

/** Each requirement with what was decided: by whom, when, on which file, and which law asks for it. Decided together by one press. */
export function RequirementsPart(props: Props) {
  const { matter, standing, rules, own, errorOf } = props;
  const { locale } = useView();
  const m = matterTexts(locale);
  const all = rules.version(requirementsRule).value;
  const decides = own.seats.includes('intake') || own.seats.includes('head');
  const isOpen = { formal: matter.stage === 'received', material: ['received', 'material'].includes(matter.stage) };
  const mayDecide = decides && (isOpen.formal || isOpen.material);
  const lists = (['formal', 'material'] as const).map((group) => (
    <div class="stack">
      <h3>{m[group]}</h3>
      <ul class="plain-list stack">
        {all
          .filter((one) => one.group === group)
          .map((one) => (
            <RequirementCard {...props} one={one} decides={decides && isOpen[group]} />
          ))}
      </ul>
    </div>
  ));
  const count = (verdict: Verdict) => Object.values(standing.facts.decisions).filter((one) => one.verdict === verdict).length;
  return (
    <section class="stack" aria-labelledby="syarat">
      <h2 id="syarat">{m.requirements}</h2>
      {mayDecide ? (
        <Form action={ombudsmanPaths.decide({ matterId: matter.id })} label={m.requirements}>
          <p class="small soft">{m.decideHint}</p>
          {lists}
          <Button>{m.saveDecisions}</Button>
        </Form>
      ) : (
        <details open={all.some(({ key }) => errorOf(`putusan-${key}`) !== undefined)}>
          <summary>{m.decided(count('met'), count('missing'), count('waived'))}</summary>
          {lists}
        </details>
      )}
    </section>
  );
}

type Requirement = ReturnType<typeof requirementsOf>[number];
const requirementsOf = (rules: Props['rules']) => rules.version(requirementsRule).value;

function RequirementCard({
  one: { key, name, instrument, article, confirmed },
  decides,
  matter,
  standing,
  rules,
  attachments,
  entries,
  evidence,
  typed,
  errorOf,
}: Props & { readonly one: Requirement; readonly decides: boolean }) {
  const { locale } = useView();
  const m = matterTexts(locale);
  const decision = standing.facts.decisions[key];
  const proven = entries.flatMap(({ content }) => (content.type === 'evidence' && content.requirement === key ? [content] : [])).at(-1);
  const proof = proven && evidence.get(proven.document);
  const said = typed?.form.startsWith('putusan-') ? typed.fields : {};
  const fileNamed = (id: string) => attachments.find((file) => file.id === id)?.name ?? '';
  const law = [instrument, article].filter((part) => part !== '').join(', ');
  return (
    <li class="card stack tight">
      <p>
        <b>{name[locale]}</b>{' '}
        {decision ? <Tag tone={tones[decision.verdict]}>{m.verdicts[decision.verdict]}</Tag> : <Tag tone="wait">{m.open}</Tag>}
        <span class="block small soft">
          {law} {!(confirmed && rules.version(requirementsRule).confirmed) && <Tag>{m.unconfirmed}</Tag>}
        </span>
      </p>
      {proven && (
        <Note tone={proof ? 'done' : 'wait'}>
          {proof ? m.proven(proof.number, proof.agencyName) : m.provenUnknown}{' '}
          <a href={ombudsmanPaths.matterFile({ matterId: matter.id, fileId: proven.document })}>{fileNamed(proven.document)}</a>
        </Note>
      )}
      {decision && (
        <p class="small">
          {[decision.by, formatDateTime(decision.at, locale), decision.document === null ? '' : fileNamed(decision.document), decision.note]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      {decides && (
        <div class="row">
          <Select
            id={`putusan-${key}`}
            label={m.verdict}
            none={m.open}
            value={said[`putusan-${key}`] ?? decision?.verdict ?? (proof ? 'met' : undefined)}
            error={errorOf(`putusan-${key}`)}
            options={verdicts.map((verdict) => ({ value: verdict, label: m.verdicts[verdict] ?? verdict }))}
          />
          {attachments.length > 0 && (
            <Select
              id={`berkas-${key}`}
              label={m.document}
              none={m.noDocument}
              value={said[`berkas-${key}`] ?? decision?.document ?? proven?.document}
              options={attachments.map(({ id, name: file }) => ({ value: id, label: file }))}
            />
          )}
          <TextInput id={`catatan-${key}`} label={m.note} optional value={said[`catatan-${key}`] ?? decision?.note} autocomplete="off" />
        </div>
      )}
    </li>
  );
}
