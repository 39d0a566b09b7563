import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, type FormError, LinkButton, Page, TextInput } from '#web/ui';
import type { CaseView } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { MendNote, NowFacts } from '../file/now.tsx';
import { FileHead, Whereabouts } from '../file/page.tsx';
import { Products } from '../file/sections.tsx';
import { texts as fileTexts } from '../file/texts.ts';
import { texts as counterTexts } from '../counter/texts.ts';
import { texts } from './texts.ts';

interface TrackedProps {
  readonly view: CaseView;
  /** Made at the counter for somebody without an account. */
  readonly takeable: boolean;
}

interface TrackFormProps {
  readonly number?: string | undefined;
  /** How a number reads here. */
  readonly example: string;
  readonly errors: readonly FormError[];
}

export function TrackPage({ number, example, errors }: TrackFormProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        <p class="lead">{m.lead}</p>
        <Form action={casePaths.track()}>
          <TextInput
            id="number"
            label={m.number}
            hint={m.numberHint(example)}
            value={number}
            autocomplete="off"
            error={errors[0]?.message}
          />
          <TextInput id="secret" label={m.secret} hint={m.secretHint} autocomplete="off" />
          <Button icon="search">{m.submit}</Button>
        </Form>
        <p class="small soft">
          {m.lost} <a href={casePaths.mine()}>{m.mine}</a>.
        </p>
      </div>
    </Page>
  );
}

/** A case as whoever holds number and secret sees it: the way of the file, and what was issued by number and code, without the document. */
export function TrackedPage({ view, takeable }: TrackedProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <Crumbs above={[{ href: casePaths.track(), label: m.title }]} here={view.number} />
      <div class="two">
        <div class="stack">
          <FileHead view={view} />
          <MendNote view={view} />
          <Products view={view} />
          <section class="card">
            <h2>{fileTexts(locale).now.title}</h2>
            <NowFacts view={view} />
          </section>
          <p class="small soft">{m.limited}</p>
          <div class="row">
            <LinkButton href={casePaths.file({ caseId: view.id })} kind="quiet">
              {m.signIn}
            </LinkButton>
            {takeable && (
              <LinkButton href={casePaths.takeOver()} kind="quiet">
                {counterTexts(locale).takeOver}
              </LinkButton>
            )}
            <Form action={casePaths.leaveTracked()} class="inline">
              <Button kind="quiet">{m.leave}</Button>
            </Form>
            <span class="small soft">{m.leaveHint}</span>
          </div>
        </div>
        <Whereabouts view={view} />
      </div>
    </Page>
  );
}
