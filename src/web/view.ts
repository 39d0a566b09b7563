import type { Locale, Text } from '#i18n';
import type { Actor } from '#kernel';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** One link of the main navigation. */
export interface NavItem {
  readonly href: string;
  readonly label: Text;
}

/** What a page knows about the request it is rendered for. */
export interface View {
  readonly locale: Locale;
  readonly actor: Actor | null;
  /** Token every form carries. */
  readonly csrf: string;
  readonly nonce: string;
  /** Path and query of this page. */
  readonly url: string;
  readonly demo: boolean;
  readonly now: Date;
  readonly nav: readonly NavItem[];
  /** Address of a file of the site's own: style sheet, font, island. */
  asset(name: string): string;
  /** Names of the islands this page uses, filled while it renders. */
  readonly islands: Set<string>;
}

export const ViewContext = createContext<View | null>(null);

/** The view of the page being rendered; throws outside `render`. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('useView outside a page');
  return view;
}
