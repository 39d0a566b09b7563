import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Note } from '#web/ui';
import { worksHere } from '../../../domain/allowed.ts';
import type { CaseView } from '../../../index.ts';
import { roleTitle, saidOf } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { standingsOf } from '../standing.ts';
import type { Refused, Sent } from './sent.ts';

/** What changed since the page was read, or why the action cannot be done; nothing typed is lost. */
export function RefusedNote({ view, refused }: { readonly view: CaseView; readonly refused: Refused }) {
  const { locale } = useView();
  const m = texts(locale).conflict;
  if (!refused.because && !refused.changes) return null;
  const typed = typedInVain(view, refused.sent);
  return (
    <Note tone="bad" title={refused.because ? m.refused : m.title}>
      {refused.because && <p>{refused.because}</p>}
      {refused.changes && <Changes view={view} changes={refused.changes} />}
      {typed.length > 0 && (
        <>
          <p>{m.typed}</p>
          {typed.map((text) => (
            <blockquote class="letter">{text}</blockquote>
          ))}
        </>
      )}
    </Note>
  );
}

function Changes({ view, changes }: { readonly view: CaseView; readonly changes: NonNullable<Refused['changes']> }) {
  const { locale } = useView();
  const m = texts(locale).conflict;
  return (
    <>
      <p>{m.lead}</p>
      <ul>
        {changes.map((line) => (
          <li>
            {saidOf(view.service, line, locale)}, {roleTitle(view.service, line.by, line.role, locale, line.action)},{' '}
            {formatDateTime(line.at, locale)}
          </li>
        ))}
      </ul>
      <p>{m.hint}</p>
    </>
  );
}

/** Built-in commands that can be given wherever the case lies. */
const ANYWHERE: ReadonlySet<string> = new Set(['message', 'note']);

/** What was written into a form that the page no longer shows, because the case has left this desk. */
function typedInVain(view: CaseView, sent: Sent | undefined): readonly string[] {
  if (!sent || ANYWHERE.has(sent.action)) return [];
  const action = view.service.actions[sent.action];
  const isShown = action
    ? standingsOf(view).some(({ key, refused }) => key === sent.action && refused === null)
    : worksHere(view.service, view.state, view.viewer);
  if (isShown) return [];
  const written = action
    ? Object.entries(action.asks).flatMap(([name, { control }]) => (control.kind === 'text' || control.kind === 'long-text' ? [name] : []))
    : ['text', 'note'];
  return written.flatMap((name) => {
    const text = sent.raw[name];
    return typeof text === 'string' && text.trim() !== '' ? [text] : [];
  });
}
