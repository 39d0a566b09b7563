import { useView } from '../view.ts';
import { Icon } from './icon.tsx';
import { texts } from './messages/index.ts';

interface SearchFormProps {
  /** The page that lists what is found; it reads `q`. */
  readonly action: string;
  /** What is searched, for whoever does not see the page. */
  readonly label: string;
  /** What was searched for. */
  readonly q?: string;
  readonly placeholder?: string;
}

/** One line to search a list by; the address of what is found can be kept and sent on. */
export function SearchForm({ action, label, q, placeholder }: SearchFormProps) {
  return (
    <form class="search col" role="search" action={action}>
      <label class="vh" for="q">
        {label}
      </label>
      <input id="q" name="q" type="search" value={q} placeholder={placeholder} maxLength={80} />
      <button type="submit" class="btn">
        <Icon name="search" />
        <span>{texts(useView().locale).find}</span>
      </button>
    </form>
  );
}
