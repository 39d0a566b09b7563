import { formatDateTime, upperFirst } from '#i18n';
import type { CaseView } from '#platform/cases';
import { officeTemplate, renderPdf } from '#platform/documents';
import { type FieldContext, type Page, pagesFor } from '#platform/forms';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const template = officeTemplate('dukcapil-form', readFileSync(join(import.meta.dirname, 'form.typ'), 'utf8'));

type Given = Readonly<Record<string, unknown>>;

interface Entry {
  readonly title?: string;
  readonly facts: readonly (readonly [string, string])[];
}

/** One page of a journey as it was answered. */
export interface AnsweredPage {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** What was answered, page by page, in Indonesian; numbers of a person as the context lets them be read. */
export function filledPages(
  { service, state }: { readonly service: Pick<CaseView['service'], 'journey'>; readonly state: Pick<CaseView['state'], 'answers'> },
  context: FieldContext,
): readonly AnsweredPage[] {
  const pages = pagesFor(service.journey, state.answers).filter(({ key }) => key !== 'declaration' && state.answers[key] !== undefined);
  return pages.map((page) => {
    const given = state.answers[page.key] as Given | readonly Given[];
    const entries = Array.isArray(given)
      ? given.map((one: Given, index) => ({
          title: upperFirst(`${page.repeats?.item('id') ?? ''} ${index + 1}`.trim()),
          facts: factsOf(page, one, context),
        }))
      : [{ facts: factsOf(page, given as Given, context) }];
    return { title: page.title('id'), entries };
  });
}

function factsOf({ fields }: Page, given: Given, context: FieldContext): Entry['facts'] {
  return Object.entries(fields).flatMap(([name, field]) =>
    given[name] === undefined ? [] : [[headingOf(field.label('id')), field.show(given[name], 'id', context)] as const],
  );
}

/** A question as a form heads its line: nobody is spoken to, and what explains the question is left out. */
function headingOf(label: string): string {
  return upperFirst((label.split(':')[0] ?? label).replace(/^Anda | Anda$/g, ''));
}

/** What whoever reports declares, in the words they agreed to. */
function declarationOf({ service }: Pick<CaseView, 'service'>): string {
  const control = service.journey.pages.find(({ key }) => key === 'declaration')?.fields.agreed?.control;
  return control?.kind === 'confirm' ? control.statement('id') : '';
}

/** Everybody who signs on paper: who reports, and each witness. */
function signsOf(answers: CaseView['state']['answers']) {
  const witnesses = answers.witnesses;
  const reporter = answers.applicant as Given | undefined;
  return [
    { as: 'Pelapor', name: String(reporter?.name ?? '') },
    ...(Array.isArray(witnesses) ? witnesses.map((one: Given, index) => ({ as: `Saksi ${index + 1}`, name: String(one.name) })) : []),
  ];
}

/** The official form of a case, filled in: the applicant's own paper, marked with its code. */
export function drawForm(view: CaseView, code: string, { whole, demo }: { readonly whole: boolean; readonly demo: boolean }): Buffer {
  const { name, government, address } = view.agency;
  return renderPdf(template, {
    title: `Formulir ${code} ${view.number}`,
    code,
    service: view.service.title('id'),
    number: view.number,
    received: formatDateTime(view.submittedAt, 'id'),
    agency: { name, government, address },
    declaration: declarationOf(view),
    pages: filledPages(view, { ...view.context, whole }),
    signs: signsOf(view.state.answers),
    demo,
  });
}
