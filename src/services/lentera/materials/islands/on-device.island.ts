// What of materials is on this device, with how much room it takes, and buttons that take it off.
import { formatBytes, type Locale } from '#i18n';
import { forgetOwn, OUTBOX_CHANGED, outbox, sendOutbox } from '#web/ui';
import { texts } from '../messages/index.ts';
import { keptLesson, keptLessons, removeLesson } from './keeping.ts';

interface Props {
  readonly locale: Locale;
  /** What the addresses of lessons begin with. */
  readonly lesson: string;
}

async function show(root: HTMLElement, { locale, lesson }: Props): Promise<void> {
  const m = texts(locale);
  const again = () => show(root, { locale, lesson });
  const press = (label: string, more: string, work: () => Promise<void>) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn quiet small';
    made.textContent = label;
    if (more !== '') {
      const hidden = document.createElement('span');
      hidden.className = 'vh';
      hidden.textContent = ` ${more}`;
      made.append(hidden);
    }
    made.addEventListener('click', () => void work().then(again));
    return made;
  };
  const kept = await keptLessons(lesson);
  const list = document.createElement('ul');
  list.className = 'plain-list lessons';
  let total = 0;
  for (const { page, title } of kept) {
    const bytes = (await keptLesson(page))?.bytes ?? 0;
    total += bytes;
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.className = 'target';
    link.href = page;
    link.lang = 'id';
    link.textContent = title;
    const row = document.createElement('span');
    row.className = 'row small';
    row.append(
      formatBytes(bytes, locale),
      press(m.remove, title, () => removeLesson(page)),
    );
    line.append(link, row);
    list.append(line);
  }
  const waiting = (await outbox()).length;
  const words = document.createElement('p');
  words.className = 'soft';
  words.setAttribute('role', 'status');
  words.textContent = [kept.length === 0 ? m.onDeviceNone : m.total(formatBytes(total, locale)), waiting > 0 ? m.waiting(waiting) : '']
    .filter(Boolean)
    .join(' ');
  root.replaceChildren(list, words, ...(kept.length > 0 ? [press(m.removeAll, '', forgetOwn)] : []));
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="on-device"]')) {
  const props = JSON.parse(root.dataset.props ?? '{}') as Props;
  void show(root, props);
  addEventListener(OUTBOX_CHANGED, () => void show(root, props));
  addEventListener('online', () => void sendOutbox());
  if (navigator.onLine) void sendOutbox();
}
