import { formatDateTime } from '#i18n';
import { newId } from '#kernel';
import { useView } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Form, type FormError, Note, Page, Tag, TextArea } from '#web/ui';
import type { CaseView } from '../../../index.ts';
import { FilePreview, statusWord } from '../../../ui/index.ts';
import { texts as deskTexts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';
import { answersBeside, filesBeside, type PairLine } from './compare.ts';
import { texts } from './texts.ts';

export interface AlikeProps {
  readonly view: CaseView;
  readonly other: CaseView;
  readonly place: Place;
  readonly text: string;
  readonly decision: string | undefined;
  readonly errors: readonly FormError[];
  readonly hrefOf: (fileId: string) => string;
}

/** Two applications that may be one, side by side, and the officer's decision. */
export function AlikePage(props: AlikeProps) {
  const { view, other, place, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const back = inPlace(deskPaths.case({ caseId: view.id }), place);
  const reasons = view.state.likenesses.find(({ caseId }) => caseId === other.id)?.reasons ?? [];
  return (
    <Page wide>
      <Crumbs
        above={[
          { href: inPlace(deskPaths.queue(), place), label: deskTexts(locale).queue },
          { href: back, label: view.number },
        ]}
        here={other.number}
      />
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="soft col">{m.lead}</p>
        {reasons.length > 0 && <Note tone="wait">{m.shared(reasons.join(', '))}</Note>}
        <ErrorSummary errors={errors} />
        <Beside {...props} />
        <Decision {...props} />
      </div>
    </Page>
  );
}

function Beside({ view, other, hrefOf, place }: AlikeProps) {
  const { locale } = useView();
  const m = texts(locale);
  const fact = (label: string, of: (one: CaseView) => string): PairLine => ({ label, one: of(view), other: of(other) });
  const lines: readonly PairLine[] = [
    fact(m.facts.service, ({ service }) => service.title(locale)),
    fact(m.facts.applicant, ({ applicantName }) => applicantName),
    fact(m.facts.submitted, ({ submittedAt }) => formatDateTime(submittedAt, locale)),
    fact(m.facts.status, ({ state }) => statusWord(state.status, locale)),
    ...answersBeside(view, other, locale),
  ];
  return (
    <>
      <div class="scroll" role="region" aria-label={m.title} tabindex={0}>
        <table class="alike">
          <thead>
            <tr>
              <th scope="col">{m.question}</th>
              {[view, other].map((one) => (
                <th scope="col">
                  <a href={inPlace(deskPaths.case({ caseId: one.id }), place)} class="num">
                    {one.number}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, one, other: theirs }) => (
              <tr class={one === theirs ? undefined : 'differs'}>
                <th scope="row">
                  {label} {one !== theirs && <Tag tone="wait">{m.differs}</Tag>}
                </th>
                <td>{one ?? m.none}</td>
                <td>{theirs ?? m.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{m.files}</h2>
      <div class="sides low-previews">
        {(
          [
            [view, other],
            [other, view],
          ] as const
        ).map(([one, against]) => (
          <section class="stack" aria-label={one.number}>
            <h3 class="num">{one.number}</h3>
            {filesBeside(one, against, locale).map(({ fileId, requirement, same }) => {
              const facts = one.files.get(fileId);
              return (
                <div class="card stack tight">
                  <p class="row between">
                    <b>{requirement}</b>
                    {same && <Tag tone="bad">{m.sameFile}</Tag>}
                  </p>
                  {facts && <FilePreview facts={facts} href={hrefOf(fileId)} />}
                </div>
              );
            })}
          </section>
        ))}
      </div>
    </>
  );
}

function Decision({ view, other, place, text, decision, errors }: AlikeProps) {
  const m = texts(useView().locale);
  if (!view.state.flags.includes('possible-duplicate')) return <p class="soft">{m.settled}</p>;
  const wrong = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <section class="card stack col" aria-labelledby="putusan">
      <h2 id="putusan" class="t-l">
        {m.decide}
      </h2>
      <Form action={inPlace(deskPaths.alike({ caseId: view.id, otherId: other.id }), place)}>
        <input type="hidden" name="_key" value={newId()} />
        <input type="hidden" name="_version" value={view.version} />
        <Choices
          id="decision"
          type="radio"
          label={m.decide}
          values={decision === undefined ? [] : [decision]}
          error={wrong('decision')}
          options={[
            { value: 'different', label: m.different, hint: m.differentHint },
            { value: 'same', label: m.isSame, hint: m.sameHint },
          ]}
        />
        <TextArea id="text" label={m.reason} rows={3} value={text} error={wrong('text')} />
        <Button>{m.save}</Button>
      </Form>
    </section>
  );
}
