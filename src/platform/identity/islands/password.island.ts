// Says while a password is chosen what is still wrong with it, as far as that can be told here: nothing of it is sent
// before the form is. The list of common passwords stays on the server, which judges by it in the end.
import { faultOf, PASSWORD_LENGTH, wordsAbout } from '../domain/password.ts';

interface Props {
  /** `{n}` stands for how many characters are missing. */
  readonly more: string;
  readonly long: string;
  readonly repeated: string;
  readonly known: string;
  readonly enough: string;
}

/** Long enough for whoever hears the page not to be told of every letter. */
const PAUSE = 500;

function begin(root: HTMLElement): void {
  const props = JSON.parse(root.dataset.props ?? '{}') as Props;
  const field = root.querySelector<HTMLInputElement>('input[type=password]');
  const hint = root.querySelector<HTMLElement>('[data-password-hint]');
  if (!field || !hint) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    const words = sentenceOf(field, props);
    hint.hidden = words === '';
    hint.textContent = words;
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(say, PAUSE);
  });
}

function sentenceOf(field: HTMLInputElement, props: Props): string {
  const password = field.value;
  if (password === '') return '';
  const of = (name: string) => field.form?.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value;
  const fault = faultOf(password, { common: new Set(), about: wordsAbout(of('name'), of('email'), of('username')) });
  if (fault === null || fault === 'common') return props.enough;
  if (fault !== 'short') return props[fault];
  return props.more.replace('{n}', String(PASSWORD_LENGTH.least - Array.from(password.normalize('NFKC')).length));
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="password"]')) begin(root);
