import { formatBytes, formatDate } from '#i18n';
import { officeDay } from '#platform/calendar';
import { useView } from '#web';
import { ErrorSummary, Facts, Note, Tag } from '#web/ui';
import { lastOf } from '../../domain/entries.ts';
import { texts } from '../../messages/index.ts';
import { texts as officeTexts } from '../../parts/texts.ts';
import { Answers } from '../../parts/answers.tsx';
import { Lines } from '../../parts/lines.tsx';
import { OfficeFrame } from '../../parts/office.tsx';
import { officeStageTitle } from '../../parts/stage-words.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { runningIn } from '../../procedure/clocks.ts';
import { limitsRule } from '../../rules.ts';
import { texts as matterTexts } from './texts.ts';
import { ArrivedPart } from './arrived.tsx';
import { ContactPart, MailsPart, TasksPart } from './contact.tsx';
import { AgencyPart, PausePart } from './agency-part.tsx';
import { HoldPart } from './hold-part.tsx';
import { HoldersPart } from './holders.tsx';
import { officeLines } from './office-lines.ts';
import { IdentityPart } from './identity-part.tsx';
import { type MatterProps, typedAt } from './props.ts';
import { RespondentPart } from './respondent-part.tsx';
import { RequirementsPart } from './requirements.tsx';
import { MeasuresPart, StepsPart, WritePart } from './steps.tsx';

/** One matter for whoever holds it. */
export function MatterPage(props: MatterProps) {
  const { locale } = useView();
  const { matter, entries, attachments, clocks, recipients, errors, typed, news, own, at, unmaskings, rules } = props;
  const [m, words, here] = [officeTexts(locale), texts(locale), matterTexts(locale)];
  const sent = lastOf(entries, 'sent')?.content;
  const clock = runningIn(clocks);
  const limit = rules.value(limitsRule).find(({ key }) => key === clock?.key);
  const isConfirmed = limit?.confirmed === true && rules.version(limitsRule).confirmed;
  const nameOf = (keyId: string) => recipients.find(({ id }) => id === keyId)?.name ?? '–';
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <OfficeFrame at="desk" title={`${words.kinds[matter.kind][0]} ${matter.number}`}>
      <p>
        <a href={ombudsmanPaths.desk()}>{here.back}</a>
      </p>
      {news && errors.length === 0 && <Note tone="done">{here.done}</Note>}
      <ErrorSummary errors={errors} />
      <Facts
        facts={[
          { label: m.desk.matter, value: sent?.title ?? '' },
          {
            label: m.desk.stage,
            value: (
              <>
                <Tag tone="wait">{officeStageTitle(matter, locale)}</Tag> {matter.urgent && <Tag tone="bad">{m.desk.urgent}</Tag>}
              </>
            ),
          },
          { label: m.desk.received, value: formatDate(matter.receivedOn, locale) },
          ...(clock && limit
            ? [
                {
                  label: limit.name[locale],
                  value: (
                    <>
                      {m.parties[clock.party]}, {m.due(formatDate(clock.dueOn, locale))}{' '}
                      {clock.pausedOn === null && clock.dueOn < officeDay(at) && <Tag tone="bad">{m.desk.late}</Tag>}{' '}
                      {!isConfirmed && <Tag>{here.unconfirmed}</Tag>}
                      <span class="block small soft">{[limit.instrument, limit.article].filter((one) => one !== '').join(', ')}</span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <TasksPart matterId={matter.id} tasks={props.tasks} />
      <ArrivedPart {...props} />
      <MailsPart mails={props.mails.filter(({ state }) => state === 'decide')} />
      <section class="stack" aria-labelledby="isi">
        <h2 id="isi">{m.story}</h2>
        <Answers answers={sent?.answers ?? {}} />
        {attachments.length > 0 && (
          <Facts
            facts={attachments.map(({ id, name, bytes }) => ({
              label: words.mine.files,
              value: (
                <a href={ombudsmanPaths.matterFile({ matterId: matter.id, fileId: id })}>{`${name} (${formatBytes(bytes, locale)})`}</a>
              ),
            }))}
          />
        )}
      </section>
      <RespondentPart {...props} errorOf={errorOf} />
      <StepsPart {...props} errorOf={errorOf} />
      {matter.kind === 'laporan' && <AgencyPart {...props} errorOf={errorOf} />}
      {matter.kind === 'laporan' && <PausePart {...props} errorOf={errorOf} />}
      {matter.kind === 'laporan' && <RequirementsPart {...props} errorOf={errorOf} />}
      {matter.kind === 'laporan' && <MeasuresPart {...props} errorOf={errorOf} />}
      <section class="stack" aria-labelledby="riwayat">
        <h2 id="riwayat">{here.log}</h2>
        <Lines entries={entries} own="office" statuses={props.statuses} more={officeLines(rules, locale)} />
      </section>
      <WritePart matterId={matter.id} error={errorOf('tulisan')} typed={typedAt(typed, 'tulisan')} />
      <ContactPart matterId={matter.id} error={errorOf('isi-kontak')} typed={typedAt(typed, 'isi-kontak')} />
      <IdentityPart
        matterId={matter.id}
        error={errorOf('alasan-identitas') ?? errorOf('identitas')}
        typed={typedAt(typed, 'alasan-identitas')}
        {...{ unmaskings, own, nameOf, at }}
      />
      <HoldPart {...props} errorOf={errorOf} />
      <HoldersPart {...props} nameOf={nameOf} errorOf={errorOf} />
    </OfficeFrame>
  );
}
