import type { Locale } from '#i18n';
import { newId } from '#kernel';
import { useView } from '#web';
import { Button, Form, LinkButton, Note } from '#web/ui';
import type { Action } from '../../../domain/action.ts';
import type { Step } from '../../../domain/step.ts';
import { isBrought } from '../../../domain/definition.ts';
import { holdsDesk } from '../../../domain/allowed.ts';
import { isOpen } from '../../../domain/status.ts';
import { unjudgedFiles } from '../../../domain/state.ts';
import { type CaseView, refusalSentence } from '../../../index.ts';
import { mendingMessage } from '../../../act/mending-message.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { ActionForm, deskTitle } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';
import { returnsNow, type Standing, standingsOf, stepsNow } from '../standing.ts';
import type { Sent } from './sent.ts';

interface ActionsProps {
  readonly view: CaseView;
  readonly place: Place;
  /** The action whose questions are open, by key. */
  readonly chosen: string | undefined;
  readonly sent: Sent | undefined;
}

/** What the officer can do now, what it will lead to, and what cannot be done yet and why. */
export function Actions({ view, place, chosen, sent }: ActionsProps) {
  const { locale } = useView();
  const m = texts(locale).actions;
  const standings = standingsOf(view);
  const free = standings.filter(({ refused }) => refused === null);
  const waiting = standings.filter(({ refused }) => refused !== null);
  const open = openOne(free, chosen ?? sent?.action);
  const others = free.filter((standing) => standing !== open);
  return (
    <section aria-labelledby="tindakan" class="act stack">
      <h2 id="tindakan" class="t-l">
        {m.title}
      </h2>
      {free.length === 0 && <p class="soft">{idle(view, waiting.length, locale)}</p>}
      {others.length > 0 && (
        <div class="row">
          {others.map((standing) => (
            <Choice view={view} place={place} standing={standing} />
          ))}
        </div>
      )}
      {open && <OpenAction view={view} place={place} standing={open} sent={sent} />}
      {waiting.length > 0 && (
        <ul class="waiting small" aria-label={m.refused}>
          {waiting.map((standing) => (
            <li>
              <b>{standing.action.title(locale)}</b>: {whyWaiting(view, standing, locale)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The action whose form stands open: the one chosen, else the only one there is, when it wants a look first. */
function openOne(free: readonly Standing[], chosen: string | undefined): Standing | undefined {
  const asked = free.find(({ key }) => key === chosen);
  if (asked) return asked;
  const main = free.filter(({ action }) => action.tone === 'main');
  return main.length === 1 ? main[0] : undefined;
}

/** Why there is nothing to do: somebody else's turn, or something else first. */
function idle({ service, state, viewer }: CaseView, waiting: number, locale: Locale): string {
  const m = texts(locale).actions;
  if (!state.position || !isOpen(state.status)) return m.closed;
  if (state.position.side === 'applicant') return m.atApplicant;
  if (holdsDesk(service, state, viewer)) return waiting > 0 ? m.afterThese : m.none;
  return m.elsewhere(deskTitle(service, state.position.desk, locale));
}

function whyWaiting(view: CaseView, { action, refused }: Standing, locale: Locale): string {
  if (refused === null) return '';
  if (refused === 'files-not-judged') return texts(locale).actions.waitingVerdicts(unjudgedFiles(view.state).length);
  const sentence = refusalSentence(refused, locale);
  const blocking = refused === 'flag-blocks' ? action.unless.filter((flag) => view.state.flags.includes(flag)) : [];
  if (blocking.length === 0) return sentence;
  return texts(locale).actions.flagged(sentence, blocking.map((flag) => caseTexts(locale).flags[flag].toLowerCase()).join(', '));
}

interface StandingProps {
  readonly view: CaseView;
  readonly place: Place;
  readonly standing: Standing;
}

/** One action as a button that opens its questions. */
function Choice({ view, place, standing: { key, action } }: StandingProps) {
  const { locale } = useView();
  const href = `${inPlace(deskPaths.case({ caseId: view.id }), place, { tindakan: key })}#tindakan`;
  return (
    <LinkButton href={href} kind={action.tone === 'danger' ? 'danger' : 'quiet'} small>
      {action.title(locale)}
    </LinkButton>
  );
}

/** The action about to be done: what it leads to, its questions, and the message that would go out, word for word. */
function OpenAction({ view, place, standing: { key, action }, sent }: StandingProps & { readonly sent: Sent | undefined }) {
  const { locale } = useView();
  const m = texts(locale).actions;
  const mine = sent?.action === key ? sent : undefined;
  const to = inPlace(deskPaths.act({ caseId: view.id, action: key }), place);
  const returns = returnsNow(view, action);
  const silent = Object.keys(action.asks).length === 0;
  return (
    <div class="card act-form stack">
      <h3>{action.title(locale)}</h3>
      {action.hint && <p>{action.hint(locale)}</p>}
      <Consequences view={view} action={action} />
      {returns && (
        <Note tone="wait">
          <p class="letter">{mendingMessage(view, locale)}</p>
        </Note>
      )}
      {silent && mine === undefined ? (
        <Form action={to}>
          <input type="hidden" name="_key" value={newId()} />
          <input type="hidden" name="_version" value={view.version} />
          <Button kind={action.tone === 'danger' ? 'danger' : 'main'}>{returns ? m.returnAction : action.title(locale)}</Button>
        </Form>
      ) : (
        <ActionForm view={view} actionKey={key} action={action} raw={mine?.raw ?? {}} errors={mine?.errors ?? []} to={to} />
      )}
      {action.undoable && <p class="small soft">{m.undoHint}</p>}
    </div>
  );
}

/** What will be true after the action, one sentence a step. */
function Consequences({ view, action }: { readonly view: CaseView; readonly action: Action }) {
  const { locale } = useView();
  const steps = stepsNow(view, action) ?? [];
  const sentences = steps.flatMap((step) => consequence(view, action, step, locale));
  return sentences.length === 0 ? null : <p class="soft">{sentences.join(' ')}</p>;
}

function consequence({ service }: CaseView, { outcome }: Action, step: Step, locale: Locale): string[] {
  const m = texts(locale).actions;
  const product = (key: string) => service.products[key]?.title(locale) ?? key;
  const brought = (key: string) => service.products[key] !== undefined && isBrought(service.products[key]);
  switch (step.do) {
    case 'move':
      return [
        outcome.kind === 'verdicts'
          ? m.willForward(deskTitle(service, step.desk, locale))
          : m.willGo(deskTitle(service, step.desk, locale)),
      ];
    case 'give-back':
      return [m.willReturn];
    case 'issue':
      return [brought(step.product) ? m.willLetOut(product(step.product)) : m.willIssue(product(step.product))];
    case 'letter':
      return [m.willSend(product(step.product))];
    case 'replace':
      return [m.willReplace(product(step.product))];
    case 'revoke':
      return [m.willRevoke(product(step.product))];
    case 'reject':
      return [m.willReject];
    case 'close':
      return [m.willClose];
    case 'withdraw':
      return [m.willWithdraw];
    case 'wait-for':
      return [m.willWait];
    default:
      return [];
  }
}
