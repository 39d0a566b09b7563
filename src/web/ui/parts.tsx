import type { ComponentChildren } from 'preact';
import { formatCount } from '#i18n';
import { useView } from '../view.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { texts } from './messages/index.ts';

export type Tone = 'wait' | 'done' | 'bad' | 'plain';

/** A short state in words; shape and colour only repeat it. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <span class={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>;
}

export function Note({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class={tone === 'plain' ? 'note' : `note ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      {title && <h2 class="t-l">{title}</h2>}
      {children}
    </div>
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: 'main' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly wide?: boolean;
  readonly icon?: IconName;
  readonly name?: string;
  readonly value?: string;
  readonly formaction?: string;
  readonly id?: string;
}

function buttonClass({ kind = 'main', small, wide }: Pick<ButtonProps, 'kind' | 'small' | 'wide'>): string {
  return ['btn', kind !== 'main' && kind, small && 'small', wide && 'wide'].filter(Boolean).join(' ');
}

export function Button({ children, icon, kind, small, wide, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={buttonClass({ kind, small, wide })} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({ href, children, icon, kind, small, wide }: ButtonProps & { readonly href: string }) {
  return (
    <a class={buttonClass({ kind, small, wide })} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

export interface Fact {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
  readonly action?: ComponentChildren;
}

export function Facts({ facts, small = false }: { readonly facts: readonly Fact[]; readonly small?: boolean }) {
  return (
    <dl class={small ? 'facts small' : 'facts'}>
      {facts.map(({ label, value, action }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {value}
            {action}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface Column<T> {
  readonly title: string;
  /** The title is read out, not shown: the cells say it themselves. */
  readonly untitled?: boolean;
  readonly cell: (row: T) => ComponentChildren;
  readonly right?: boolean;
}

/**
 * A table; on a phone each row stands as a list of its own, every cell under its title. A `sheet` stays a table there too,
 * for figures that are read across and down: it is moved sideways, the first column stays in sight.
 */
export function Table<T>({
  label,
  columns,
  rows,
  empty,
  marks,
  sheet = false,
}: {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly empty: string;
  /** What an island finds a row by. */
  readonly marks?: (row: T) => Readonly<Record<`data-${string}`, string>>;
  readonly sheet?: boolean;
}) {
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class={sheet ? 'figures' : 'stacks'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.right ? 'r' : undefined}>
                {column.untitled ? <span class="vh">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr {...marks?.(row)}>
              {columns.map((column) => (
                <td class={column.right ? 'r' : undefined} data-title={column.untitled ? undefined : column.title}>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function EmptyState({ children }: { readonly children: ComponentChildren }) {
  return <div class="empty soft">{children}</div>;
}

/**
 * Links to the pages of a list; `at` gives the address of one. A list counted only up to `most` says "more than" beyond.
 * Whoever asks for a page beyond the last is led to the last. `quiet`: nothing is said where one page holds all.
 */
export function Pagination({
  page,
  size,
  total,
  at,
  most = Number.POSITIVE_INFINITY,
  quiet = false,
}: {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly at: (page: number) => string;
  readonly most?: number;
  readonly quiet?: boolean;
}) {
  const { locale, leadTo } = useView();
  const m = texts(locale);
  // Where more were met than counted, there is a page for the one more.
  const pages = Math.max(1, Math.ceil(Math.min(total, most + 1) / size));
  // What was not counted to its end may have a page there.
  if (page > pages && total <= most) leadTo(at(pages));
  if (quiet && pages === 1) return null;
  return (
    <nav class="row between pages small" aria-label={m.pages}>
      <span class="soft">
        {m.total(formatCount(total, locale, most))} · {total > most ? m.page(page) : m.pageOf(page, pages)}
      </span>
      <span class="row">
        {page > 1 && (
          <a href={at(page - 1)} rel="prev">
            {m.newer}
          </a>
        )}
        {page < pages && (
          <a href={at(page + 1)} rel="next">
            {m.older}
          </a>
        )}
      </span>
    </nav>
  );
}

export interface TrailStep {
  readonly title: string;
  readonly detail?: ComponentChildren;
  readonly state: 'past' | 'now' | 'next';
}

/** The way of a file, oldest first; the present step is named to screen readers too. */
export function Trail({ steps }: { readonly steps: readonly TrailStep[] }) {
  return (
    <ol class="trail">
      {steps.map(({ title, detail, state }) => (
        <li class={state === 'past' ? undefined : state} aria-current={state === 'now' ? 'step' : undefined}>
          <b>{title}</b>
          {detail && <span class="small soft">{detail}</span>}
        </li>
      ))}
    </ol>
  );
}

export function Figure({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div class="figure">
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

/** Most tabs that lie open in a row on a telephone; more are folded there under the one that is current. */
const A_ROW = 5;

/** Pages beside each other, one of them current. */
export function Tabs({
  label,
  tabs,
  sub,
}: {
  readonly label: string;
  /** `within`: the page belongs to what this leads to, and has a tab of its own in a row below. */
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean | 'within' }[];
  /** The row below, of one tab of the row above. */
  readonly sub?: boolean;
}) {
  const links = tabs.map((tab) => (
    <a href={tab.href} aria-current={tab.current === 'within' ? 'true' : tab.current ? 'page' : undefined}>
      {tab.label}
    </a>
  ));
  if (sub || tabs.length <= A_ROW)
    return (
      <nav class={sub ? 'tabs sub' : 'tabs'} aria-label={label}>
        {links}
      </nav>
    );
  return (
    <nav class="tabs-fold" aria-label={label}>
      <details>
        <summary>{tabs.find(({ current }) => current)?.label ?? label}</summary>
        <div class="tabs">{links}</div>
      </details>
    </nav>
  );
}

/** How far a long piece of work is. */
export function Progress({ done, total, label }: { readonly done: number; readonly total: number; readonly label: string }) {
  return (
    <div class="field">
      <label for="kemajuan">{label}</label>
      <progress id="kemajuan" max={Math.max(1, total)} value={done}>
        {done}/{total}
      </progress>
    </div>
  );
}

/** A piece of the page that JavaScript takes over; the children work without it. Props are plain JSON. */
export function Island({
  name,
  props,
  children,
}: {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children?: ComponentChildren;
}) {
  const { islands, locale } = useView();
  islands.add(name);
  return (
    <div data-island={name} data-props={JSON.stringify({ locale, ...props })}>
      {children}
    </div>
  );
}
