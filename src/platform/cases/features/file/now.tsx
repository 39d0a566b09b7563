import { formatDate, lowerFirst } from '#i18n';
import { useView } from '#web';
import { type Fact, Facts, LinkButton, Note } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { deadlineOf } from '../../domain/case-clocks.ts';
import { extending } from '../../domain/extension.ts';
import { openRemarks, refusedFiles } from '../../domain/state.ts';
import type { CaseView } from '../../index.ts';
import { texts as caseTexts } from '../../messages/index.ts';
import { casePaths } from '../../paths.ts';
import { citizenFlags, deskTitle, dueOf, FlagTags, holderTitle, partyTitle, StatusTag } from '../../ui/index.ts';
import { requirementTitle } from '../requirements.ts';
import { texts } from './texts.ts';

/** Number, status, holder, who acts, the limit and what follows it: the facts every page about a case ends with. */
export function NowFacts({ view, numbered = false }: { readonly view: CaseView; readonly numbered?: boolean }) {
  const { locale, actor } = useView();
  const m = texts(locale);
  const { position, status } = view.state;
  // What is left after the document has been made is the office's own housekeeping.
  const filed = isFiled(view);
  const step = filed ? null : dueOf(view);
  const whole = filed || position?.side !== 'office' ? null : view.clocks.service.dueOn;
  // A step may be given more days than are left of the whole: then the whole is what counts.
  const due = step !== null && whole !== null && whole < step ? whole : step;
  const isStep = due !== null && whole !== null && due < whole;
  const facts: Fact[] = [
    ...(numbered ? [{ label: m.number, value: view.number }] : []),
    {
      label: m.now.status,
      value: (
        <span class="row">
          <StatusTag state={view.state} />
          <FlagTags flags={citizenFlags(view.state)} service={view.service} />
        </span>
      ),
    },
    ...(position
      ? [{ label: m.now.holder, value: `${holderTitle(view, locale)}, ${m.now.since(formatDate(position.since, locale))}` }]
      : []),
    { label: m.now.acts, value: actsNow(view, locale) },
    ...(position && !filed ? [{ label: isStep ? m.now.step : m.now.due, value: due ? formatDate(due, locale) : m.now.none }] : []),
    ...(position && due ? [{ label: m.now.then, value: afterwards(view, locale) }] : []),
    ...(isStep && whole ? [{ label: m.now.whole, value: formatDate(whole, locale) }] : []),
    ...(view.viewer.isApplicant && actor?.kind === 'person' ? [{ label: m.now.reach, value: m.now.reachYou(actor.email) }] : []),
  ];
  return status === 'draft' ? null : <Facts facts={facts} />;
}

/** What becomes of it once the present limit has passed. */
function afterwards(view: CaseView, locale: 'id' | 'en'): string {
  const m = texts(locale).now;
  const { state, service } = view;
  if (lapses(view)) return m.thenApplicant;
  if (state.position?.side !== 'office') return m.thenTold;
  return deadlineOf(service, state)?.passed(locale) ?? m.thenOffice;
}

/** Whether a case that is not mended in time is withdrawn: only a confirmed rule takes it away. */
function lapses({ state, service, rules }: CaseView): boolean {
  return state.status === 'returned' && rules.version(service.clocks.mending).confirmed;
}

function isFiled({ state: { status, flags } }: CaseView): boolean {
  return (status === 'issued' || status === 'closed') && !flags.includes('correction-requested');
}

function actsNow(view: CaseView, locale: 'id' | 'en'): ComponentChildren {
  const asked = view.viewer.isApplicant ? asksOf(view, locale) : [];
  if (asked.length === 0) return whoActs(view, locale);
  return (
    <>
      {texts(locale).now.you}:{' '}
      {asked.map(({ href, says }, nth) => (
        <>
          {nth > 0 && '; '}
          <a href={href}>{lowerFirst(says)}</a>
        </>
      ))}
    </>
  );
}

/** What the applicant is asked while the case lies elsewhere: more time, or what stands beside it. */
function asksOf(view: CaseView, locale: 'id' | 'en'): readonly { readonly href: string; readonly says: string }[] {
  const time = view.service.actions[extending.answer];
  return [
    ...(time && view.state.flags.includes('extension-proposed')
      ? [{ href: casePaths.action({ caseId: view.id, action: extending.answer }), says: time.title(locale) }]
      : []),
    ...view.beside.filter(({ waits }) => waits).map(({ of, says }) => ({ href: of.href(view.id), says: says(locale) })),
  ];
}

function whoActs(view: CaseView, locale: 'id' | 'en'): string {
  const m = texts(locale).now;
  const { position, flags } = view.state;
  if (!position) return m.nobody;
  if (isFiled(view)) return m.filed;
  if (flags.includes('awaiting-owner')) return m.guest(partyTitle(view.service, locale));
  if (position.side === 'applicant') return view.viewer.isApplicant ? m.you : m.applicant;
  return position.side === 'office' ? m.office(deskTitle(view.service, position.desk, locale)) : m.other;
}

/** Exactly what a returned case lacks: each refused file with its finding, each remark. */
export function MendNote({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale).mend;
  if (view.state.status !== 'returned') return null;
  const refused = refusedFiles(view.state);
  const remarks = openRemarks(view.state);
  const due = dueOf(view);
  if (view.viewer.isTracker) return <Note tone="wait">{due ? m.asked(formatDate(due, locale)) : m.askedAnyDay}</Note>;
  return (
    <Note tone="wait" title={m.title(refused.length + remarks.length)}>
      <ol>
        {refused.map(({ requirement, file }) => (
          <li>
            <strong>{requirementTitle(view, requirement, locale)}:</strong>{' '}
            {file.judgement && caseTexts(locale).verdicts[file.judgement.verdict]}
            {file.judgement?.note && `. ${file.judgement.note}`}
          </li>
        ))}
        {remarks.map((remark) => (
          <li>
            {remark.about !== null && <strong>{pageTitle(view, remark.about, locale)}: </strong>}
            {remark.text}
          </li>
        ))}
      </ol>
      {due && (
        <p>
          {m.until(formatDate(due, locale))} {lapses(view) ? m.lapses : m.stays}
        </p>
      )}
      {view.viewer.isApplicant && <LinkButton href={casePaths.mend({ caseId: view.id })}>{m.start}</LinkButton>}
    </Note>
  );
}

function pageTitle(view: CaseView, key: string, locale: 'id' | 'en'): string {
  return view.service.journey.pages.find((page) => page.key === key)?.title(locale) ?? key;
}
