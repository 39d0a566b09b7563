// A lesson read on a device: it is put away by its reader's own choice, and what is answered without a line waits there.
// Without this script every form works as forms do.
import { formatBytes } from '#i18n';
import { OUTBOX_CHANGED, outbox, putInOutbox, sendOutbox } from '#web/ui';
import { texts } from '../messages/index.ts';
import { keepLesson, keptLesson, removeLesson } from './keeping.ts';
import type { LessonProps } from './lesson-props.ts';

type Words = ReturnType<typeof texts>;

/** What a form of the lesson says, as an entry that is sent later. */
function entryOf({ lessonId, version }: LessonProps, form: HTMLFormElement) {
  const question = form.closest<HTMLElement>('[data-exercise]')?.dataset.exercise;
  const base = { id: crypto.randomUUID(), lesson: lessonId, version, at: Date.now() };
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) if (name !== '_csrf' && typeof value === 'string') (fields[name] ??= []).push(value);
  if (question === undefined) return fields.selesai?.includes('ya') ? { ...base, kind: 'finished' as const } : null;
  const plain = Object.fromEntries(Object.entries(fields).map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
  return { ...base, kind: 'answer' as const, question, fields: plain };
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.parentElement?.querySelector<HTMLElement>('[data-waiting]');
  if (!place) return;
  place.hidden = false;
  place.textContent = words;
}

/** Sends a form and puts what came of it in its place; false where there is no line. */
async function sendForm(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  let answer: Response;
  try {
    answer = await fetch(form.action, { method: 'POST', body });
  } catch {
    return false;
  }
  const id = form.closest('[id]')?.id;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = id === undefined ? null : next.getElementById(id);
  // Signed out meanwhile, or anything else that is not this lesson: the browser shows it as it would have.
  if (!answer.ok || !part || id === undefined) {
    form.submit();
    return true;
  }
  document.getElementById(id)?.replaceWith(part);
  part.querySelector<HTMLElement>('h3, p')?.scrollIntoView({ block: 'nearest' });
  listen(part);
  return true;
}

let props: LessonProps;
let m: Words;

function listen(within: ParentNode): void {
  const forms = within.querySelectorAll<HTMLFormElement>('[data-exercise] form, #selesai form, form');
  for (const form of forms) {
    if (form.closest('[data-exercise], #selesai') === null) continue;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void (async () => {
        // A copy has no token to send a form with.
        if (!props.copy && (await sendForm(form))) return;
        const entry = entryOf(props, form);
        if (entry === null) return;
        await putInOutbox({ to: props.send, entry });
        say(form, entry.kind === 'finished' ? m.finishedHere : m.savedHere);
        if (navigator.onLine) await afterSending();
      })();
    });
  }
}

async function afterSending(): Promise<void> {
  const { taken, refused } = await sendOutbox();
  if (taken + refused === 0) return;
  const place = document.querySelector<HTMLElement>('[data-keeping]');
  const note = document.createElement('p');
  note.className = refused > 0 ? 'note bad' : 'note done';
  note.setAttribute('role', 'status');
  note.append(refused > 0 ? m.refusedSome(refused) : m.backOnline, ' ');
  const again = document.createElement('a');
  again.href = props.page;
  again.textContent = m.reload;
  note.append(again);
  place?.prepend(note);
}

function button(label: string, quiet: boolean, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = quiet ? 'btn quiet small' : 'btn quiet';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}

/** Buttons that put the lesson away and take it off again, with how much room it takes. */
async function showKeeping(place: HTMLElement, said?: string): Promise<void> {
  const kept = await keptLesson(props.page);
  const status = document.createElement('p');
  status.className = 'small';
  status.setAttribute('role', 'status');
  const row = document.createElement('div');
  row.className = 'row';
  const keep = async () => {
    status.textContent = m.keeping;
    try {
      await keepLesson(props);
      await showKeeping(place);
    } catch {
      status.textContent = m.keepFailed;
    }
  };
  const remove = async () => {
    await removeLesson(props.page);
    await showKeeping(place, m.removed);
  };
  if (kept === null) {
    if (!props.copy) row.append(button(m.keep, false, () => void keep()));
    status.textContent = said ?? m.keepLead;
  } else {
    if (kept.version !== props.version && !props.copy) row.append(button(m.keepAgain, true, () => void keep()));
    row.append(button(m.remove, true, () => void remove()));
    status.textContent = [m.kept(formatBytes(kept.bytes, props.locale)), kept.version === props.version ? '' : m.keptOld].join(' ');
  }
  const waiting = await outbox();
  const rest = document.createElement('p');
  rest.className = 'small soft';
  rest.textContent = waiting.length === 0 ? '' : m.waiting(waiting.length);
  place.replaceChildren(row, status, ...(waiting.length === 0 ? [] : [rest]));
  // Somebody who looks at a copy that was never put away has nothing to take off.
  place.hidden = props.copy && kept === null && waiting.length === 0;
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="lesson"]')) {
  props = JSON.parse(root.dataset.props ?? '{}') as LessonProps;
  m = texts(props.locale);
  listen(document);
  const place = root.querySelector<HTMLElement>('[data-keeping]');
  if (place && 'caches' in globalThis) void showKeeping(place);
  addEventListener(OUTBOX_CHANGED, () => place && void showKeeping(place));
  addEventListener('online', () => void afterSending());
  if (navigator.onLine) void afterSending();
}
