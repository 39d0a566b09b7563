import { formatBytes, type Locale } from '#i18n';
import { texts } from '../messages/index.ts';
import { type Answer, type Refused, sendInParts } from './parts.ts';

// Sends chosen files at once, each with its progress, and keeps those that failed for another try. Without script
// the same box sends the same files with its form.

interface Props {
  readonly locale: Locale;
  /** Where files go: takes multipart, answers JSON. */
  readonly to: string;
  /** Name of the file box. */
  readonly name: string;
  /** What the box takes: document, picture or drawing. */
  readonly kind: string;
  readonly maxBytes: number;
  /** `keep`: the form names the sent files by id. `refresh`: the server keeps them, its part of the page is fetched anew. */
  readonly then: 'keep' | 'refresh';
}

/** Files beyond this go in parts, so that a broken line costs little of them. */
const LARGE = 1_000_000;

function send(to: string, token: string, name: string, file: File, onProgress: (part: number) => void): Promise<Answer | Refused> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('_csrf', token);
    body.append(name, file);
    request.open('POST', to);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('load', () => {
      const answer = request.response as (Answer & { detail?: string }) | null;
      resolve(request.status === 200 && answer ? answer : { refused: answer?.detail });
    });
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => resolve({ refused: undefined }));
    request.send(body);
  });
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function start(island: HTMLElement): void {
  const props = JSON.parse(island.dataset.props ?? '{}') as Props;
  const input = island.querySelector<HTMLInputElement>('input[type=file]');
  const form = input?.form;
  const part = island.closest('[data-part]')?.id;
  if (!input || !form) return;
  const m = texts(props.locale).upload;
  const list = element('ul', 'uploads');
  list.setAttribute('aria-live', 'polite');
  input.after(list);
  // The files are on their way as soon as they are chosen: the button for those without script has nothing to do.
  if (props.then === 'refresh') for (const button of form.querySelectorAll<HTMLElement>('[data-plain]')) button.hidden = true;
  let waiting: Promise<void> = Promise.resolve();
  let open = 0;

  const keep = (file: Answer['files'][number]) => {
    const kept = island.querySelector<HTMLElement>('[data-kept]');
    if (!kept) return;
    const label = element('label', 'choice small');
    const tick = element('input', '');
    Object.assign(tick, { type: 'checkbox', name: props.name, value: file.id, checked: true });
    const words = element('span', '', file.name);
    words.append(element('span', 'soft small', ` ${formatBytes(file.bytes, props.locale)}`));
    label.append(tick, words);
    kept.append(label);
    kept.hidden = false;
  };

  const upload = async (file: File, line: HTMLElement) => {
    const bar = element('progress', '');
    bar.max = 1;
    bar.setAttribute('aria-label', m.sending(file.name));
    line.className = '';
    const words = element('span', '', m.sending(file.name));
    line.replaceChildren(words, bar);
    const token = form.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
    const onProgress = (part: number) => {
      bar.value = part;
    };
    const answer =
      file.size > LARGE
        ? await sendLarge(file, token, {
            onProgress,
            onBroken: (broken) => {
              words.textContent = broken ? m.waiting(file.name) : m.sending(file.name);
            },
          })
        : await send(props.to, token, props.name, file, onProgress);
    if ('refused' in answer) {
      const again = element('button', 'btn quiet small', m.again);
      again.type = 'button';
      again.addEventListener('click', () => queue(file, line));
      return fail(line, answer.refused === undefined ? m.failed(file.name) : `${m.refused(file.name)} ${answer.refused}`, again);
    }
    const [problem] = answer.problems;
    if (problem) return fail(line, `${m.refused(file.name)} ${problem.message}`);
    line.replaceChildren(m.done(file.name));
    line.className = 'sent';
    for (const sent of answer.files) if (props.then === 'keep') keep(sent);
  };

  /** In parts; then, where the server keeps files itself, it is told which one came. */
  const sendLarge = async (file: File, token: string, follow: Parameters<typeof sendInParts>[2]): Promise<Answer | Refused> => {
    const answer = await sendInParts(file, props.kind, follow);
    if ('refused' in answer || props.then === 'keep' || !answer.files[0]) return answer;
    const body = new URLSearchParams({ _csrf: token, requirement: props.name, uploaded: answer.files[0].id });
    const kept = await fetch(props.to, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(() => undefined);
    if (!kept) return { refused: undefined };
    const said = (await kept.json().catch(() => ({}))) as Answer & { detail?: string };
    return kept.ok ? said : { refused: said.detail };
  };

  const fail = (line: HTMLElement, text: string, ...more: HTMLElement[]) => {
    line.className = 'failed';
    line.replaceChildren(element('span', 'err', text), ...more);
  };

  const queue = (file: File, line: HTMLElement) => {
    open += 1;
    waiting = waiting
      .then(() => upload(file, line))
      .then(() => {
        open -= 1;
        return open === 0 && part && props.then === 'refresh' ? refresh(part) : undefined;
      });
  };

  const take = () => {
    for (const line of list.querySelectorAll('.sent')) line.remove();
    for (const file of input.files ?? []) {
      const line = element('li', '');
      list.append(line);
      if (file.size > props.maxBytes) fail(line, m.tooLarge(file.name, formatBytes(props.maxBytes, props.locale)));
      else queue(file, line);
    }
    input.value = '';
  };
  input.addEventListener('change', take);
  // Chosen while this script was still on its way.
  if ((input.files?.length ?? 0) > 0) take();
  form.addEventListener('submit', (event) => {
    if (open === 0) return;
    event.preventDefault();
    const { submitter } = event;
    void waiting.then(() => form.requestSubmit(submitter));
  });
}

/** Takes this part of the page anew from the server; lines about failed files stay. */
async function refresh(id: string): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!part || !fresh) return;
  const failed = [...part.querySelectorAll('.failed')];
  part.replaceWith(fresh);
  for (const other of document.querySelectorAll<HTMLElement>('[data-refresh]')) {
    const now = page.getElementById(other.id);
    if (now) other.replaceWith(now);
  }
  const next = fresh.querySelector<HTMLElement>('[data-island="upload"]');
  if (next) start(next);
  fresh.querySelector('.uploads')?.append(...failed);
  (fresh.querySelector<HTMLElement>('input[type=file]') ?? fresh.querySelector<HTMLElement>('a'))?.focus();
}

for (const island of document.querySelectorAll<HTMLElement>('[data-island="upload"]')) start(island);
