/**
 * Beside the form of a question: its preview follows what is typed, and buttons over each text write the tags that
 * somebody could type. The form itself works without either.
 */
interface Words {
  readonly toolbar: string;
  readonly tools: Readonly<Record<string, string>>;
}

const root = document.querySelector<HTMLElement>('[data-island="question-edit"]');
const form = document.querySelector<HTMLFormElement>('#soal-form');
const words = JSON.parse(root?.dataset.props ?? '{}') as Partial<Words>;

const PAUSE = 600;
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** Asks the form's own page for a look, and puts what it shows in the place of the look before. */
async function look(of: HTMLFormElement): Promise<void> {
  const nth = ++asked;
  const body = new FormData(of);
  body.delete('unggah');
  body.set('langkah', 'lihat');
  try {
    const answer = await fetch(of.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    if (!answer.ok || nth !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, next] = [document.querySelector('#hasil'), page.querySelector('#hasil')];
    if (now && next) now.replaceChildren(...next.childNodes);
  } catch {
    // Without a line the look stays as it was; what is typed stays in the form.
  }
}

/** Tags around what is marked; `block` for what stands between paragraphs. */
const tools: Readonly<Record<string, { readonly before: string; readonly after: string; readonly face: string; readonly plain?: true }>> = {
  bold: { before: '<strong>', after: '</strong>', face: 'B' },
  italic: { before: '<em>', after: '</em>', face: 'I' },
  sub: { before: '<sub>', after: '</sub>', face: 'x₂' },
  sup: { before: '<sup>', after: '</sup>', face: 'x²' },
  formula: { before: '\\(', after: '\\)', face: '√x', plain: true },
  list: { before: '\n<ul>\n<li>', after: '</li>\n</ul>\n', face: '•' },
  table: {
    before: '\n<table>\n<tr><th>',
    after: '</th><th></th></tr>\n<tr><td></td><td></td></tr>\n</table>\n',
    face: '▦',
  },
  arabic: { before: '\n<p dir="rtl" lang="ar">', after: '</p>\n', face: 'ع' },
  balinese: { before: '<span lang="ban-Bali">', after: '</span>', face: 'Ba' },
};

const hasTags = (text: string) => /<\/?[a-z][^<>]*>/i.test(text);

/** Words typed so far as the HTML they will become, once the first tag is written among them. */
function asHtml(area: HTMLTextAreaElement): void {
  const { selectionStart, selectionEnd, value } = area;
  const escape = (text: string) =>
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/\n{2,}/g, '\n<p></p>\n');
  const [before, chosen, after] = [
    value.slice(0, selectionStart),
    value.slice(selectionStart, selectionEnd),
    value.slice(selectionEnd),
  ].map(escape);
  area.value = `${before}${chosen}${after}`;
  area.setSelectionRange((before ?? '').length, (before ?? '').length + (chosen ?? '').length);
}

function write(area: HTMLTextAreaElement, name: string): void {
  const tool = tools[name];
  if (!tool) return;
  if (!tool.plain && !hasTags(area.value)) asHtml(area);
  const { selectionStart: from, selectionEnd: to } = area;
  const chosen = area.value.slice(from, to);
  area.setRangeText(`${tool.before}${chosen}${tool.after}`, from, to, 'end');
  const at = from + tool.before.length;
  area.focus();
  area.setSelectionRange(at, at + chosen.length);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function addTools(area: HTMLTextAreaElement): void {
  const bar = document.createElement('div');
  bar.className = 'row rich-tools';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', `${words.toolbar ?? ''}: ${area.labels?.[0]?.textContent?.trim() ?? ''}`);
  for (const [name, { face }] of Object.entries(tools)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn quiet small';
    button.title = words.tools?.[name] ?? name;
    const [sign, said] = [document.createElement('span'), document.createElement('span')];
    sign.textContent = face;
    sign.setAttribute('aria-hidden', 'true');
    said.className = 'vh';
    said.textContent = button.title;
    button.append(sign, said);
    button.addEventListener('click', () => write(area, name));
    bar.append(button);
  }
  area.before(bar);
}

if (form) {
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(form), PAUSE);
  });
  for (const area of form.querySelectorAll<HTMLTextAreaElement>('[data-rich] textarea')) if (area.rows >= 3) addTools(area);
}
