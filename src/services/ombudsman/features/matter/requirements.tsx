import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Form, Note, Select, Tag, TextInput } from '#web/ui';
import { texts as matterTexts } from './texts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { requirementsRule } from '../../rules.ts';
import type { MatterProps } from './props.ts';

type Props = MatterProps & { readonly errorOf: (field: string) => string | undefined };

const tones = { met: 'done', missing: 'bad', waived: 'plain' } as const;

/** Each requirement with what was decided: by whom, when, on which file, and which law asks for it. */
export function RequirementsPart({ matter, standing, rules, attachments, entries, evidence, own, errorOf }: Props) {
  const { locale } = useView();
  const m = matterTexts(locale);
  const isOpen = { formal: matter.stage === 'received', material: ['received', 'material'].includes(matter.stage) };
  const decides = own.seats.includes('intake') || own.seats.includes('head');
  const version = rules.version(requirementsRule);
  return (
    <section class="stack" aria-labelledby="syarat">
      <h2 id="syarat">{m.requirements}</h2>
      {(['formal', 'material'] as const).map((group) => (
        <div class="stack">
          <h3>{m[group]}</h3>
          <ul class="plain-list stack">
            {version.value
              .filter((one) => one.group === group)
              .map(({ key, name, instrument, article, confirmed }) => {
                const decision = standing.facts.decisions[key];
                const proven = entries
                  .flatMap(({ content }) => (content.type === 'evidence' && content.requirement === key ? [content] : []))
                  .at(-1);
                const proof = proven && evidence.get(proven.document);
                return (
                  <li class="card stack">
                    <p>
                      <b>{name[locale]}</b>{' '}
                      {decision ? (
                        <Tag tone={tones[decision.verdict]}>{m.verdicts[decision.verdict]}</Tag>
                      ) : (
                        <Tag tone="wait">{m.open}</Tag>
                      )}
                    </p>
                    <p class="small soft">
                      {[instrument, article].filter((one) => one !== '').join(', ')}{' '}
                      {!(confirmed && version.confirmed) && <Tag>{m.unconfirmed}</Tag>}
                    </p>
                    {proven && (
                      <Note tone={proof ? 'done' : 'wait'}>
                        {proof ? m.proven(proof.number, proof.agencyName) : m.provenUnknown}{' '}
                        <a href={ombudsmanPaths.matterFile({ matterId: matter.id, fileId: proven.document })}>
                          {attachments.find(({ id }) => id === proven.document)?.name}
                        </a>
                      </Note>
                    )}
                    {decision && (
                      <p class="small">
                        {decision.by} · {formatDateTime(decision.at, locale)}
                        {decision.document !== null && ` · ${attachments.find(({ id }) => id === decision.document)?.name ?? ''}`}
                        {decision.note !== '' && ` · ${decision.note}`}
                      </p>
                    )}
                    {decides && isOpen[group] && (
                      <Form action={ombudsmanPaths.decide({ matterId: matter.id })} label={name[locale]} class="row">
                        <input type="hidden" name="syarat" value={key} />
                        <Select
                          id={`putusan-${key}`}
                          name="putusan"
                          label={m.verdict}
                          value={decision?.verdict ?? (proof ? 'met' : undefined)}
                          error={errorOf(`putusan-${key}`)}
                          options={['met', 'missing', 'waived'].map((verdict) => ({
                            value: verdict,
                            label: m.verdicts[verdict] ?? verdict,
                          }))}
                        />
                        {attachments.length > 0 && (
                          <Select
                            id={`berkas-${key}`}
                            name="berkas"
                            label={m.document}
                            none={m.noDocument}
                            value={decision?.document ?? proven?.document}
                            options={attachments.map(({ id, name: file }) => ({ value: id, label: file }))}
                          />
                        )}
                        <TextInput id={`catatan-${key}`} name="catatan" label={m.note} optional value={decision?.note} autocomplete="off" />
                        <Button kind="quiet" small>
                          {m.save}
                        </Button>
                      </Form>
                    )}
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </section>
  );
}
