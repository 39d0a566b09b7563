import type { Locale, Text } from '#i18n';
import type { Actor } from '#kernel';
import { type ComponentType, type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** One link of the main navigation. */
export interface NavItem {
  readonly href: string;
  readonly label: Text;
}

/** A page officers work at that a service brings: in the main navigation, after the desk. */
export interface WorkPage extends NavItem {
  /** Who is shown the way there. */
  readonly mayOpen: (actor: Actor) => boolean;
}

/** A page of the console that a service brings: for every officer of an agency, among its rules. */
export interface ConsoleSection {
  readonly key: string;
  readonly href: string;
  readonly label: Text;
  /** Who is shown the way there; every officer where absent. */
  readonly mayOpen?: (actor: Actor | null) => boolean;
}

/** The console as pages of services know it: the frame around them, which belongs to another module. */
export interface Console {
  readonly Frame: ComponentType<{ readonly at: string; readonly children: ComponentChildren }>;
  readonly sections: readonly ConsoleSection[];
}

/** What a page knows about the request it is rendered for. */
export interface View {
  readonly locale: Locale;
  readonly actor: Actor | null;
  /** Tells a device whether what it keeps is of the same person, without saying who; null for visitors. */
  readonly deviceMark: string | null;
  /** Token every form carries. */
  readonly csrf: string;
  readonly nonce: string;
  /** Path and query of this page. */
  readonly url: string;
  readonly demo: boolean;
  readonly now: Date;
  readonly nav: readonly NavItem[];
  readonly console: Console;
  /** Address of a file of the site's own: style sheet, font, island. */
  asset(name: string): string;
  /** Names of the islands this page uses, filled while it renders. */
  readonly islands: Set<string>;
  /** Says while the page renders that it has nothing to show and another has: whoever asked is led there. */
  leadTo(address: string): void;
}

export const ViewContext = createContext<View | null>(null);

/** The view of the page being rendered; throws outside `render`. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('useView outside a page');
  return view;
}
