import { casePaths, type CaseView, readingReasons, readingTexts } from '#platform/cases';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Form, Page, Select } from '#web/ui';
import { formPaths } from './paths.ts';
import { texts } from './texts.ts';

interface Props {
  readonly view: CaseView;
  readonly code: string;
  readonly error: boolean;
}

/** For an officer: the form with numbers covered, or in full for the file once they say what for. */
export function FormPage({ view, code, error }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const why = readingTexts(locale);
  const caseId = view.id;
  const errors = error ? [{ field: 'why', message: why.missing }] : [];
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: casePaths.deskCase({ caseId }), label: view.number }]} here={m.title(code)} />
        <ErrorSummary errors={errors} />
        <h1>{m.title(code)}</h1>
        <p class="lead">{m.lead}</p>
        <section class="card stack" aria-labelledby="lengkap">
          <h2 id="lengkap" class="t-l">
            {m.whole}
          </h2>
          <Form action={formPaths.whole({ caseId })}>
            <Select
              id="why"
              label={why.why}
              hint={m.hint}
              options={readingReasons.map((reason) => ({ value: reason, label: why.reasons[reason] }))}
              error={errors[0]?.message}
            />
            <Button>{m.print}</Button>
          </Form>
        </section>
        <p>
          <a class="target" href={formPaths.ofCase({ caseId }, { nomor: 'tersamar' })}>
            {m.covered}
          </a>
        </p>
      </div>
    </Page>
  );
}
