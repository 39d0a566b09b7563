import { formatNumber } from '#i18n';
import { useView } from '#web';
import type { ComponentChildren } from 'preact';
import type { CaseFilter, DeskCount } from '../../../index.ts';
import { deskTitle } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import type { Desks } from '../desks.ts';
import { homeFilter, inPlace, type Place } from '../place.ts';

interface Lying extends DeskCount {
  readonly title: string;
  /** The service. */
  readonly of: string;
  readonly mine: boolean;
}

/** One kind of desk, of all services that have it: what lies there is one queue. */
interface Kind {
  readonly desk: string;
  readonly title: string;
  readonly mine: boolean;
  readonly services: readonly Lying[];
}

interface DeskListProps {
  readonly place: Place;
  readonly desks: Desks;
  readonly counts: readonly DeskCount[];
  /** Roles the officer holds, to know which desks are theirs. */
  readonly roles: readonly string[];
  /** Whether the figures by district are theirs to see. */
  readonly seesFigures: boolean;
}

/** Where to look first, then the desks something lies on: the officer's own, and folded those of others. */
export function DeskList({ place, desks, counts, roles, seesFigures }: DeskListProps) {
  const { locale } = useView();
  const m = texts(locale);
  const quick: readonly { label: string; filter: CaseFilter }[] = [
    { label: m.mine, filter: homeFilter },
    { label: m.assignedToMe, filter: { assignee: 'me', open: true } },
    { label: m.late, filter: { overdue: true, open: true, sort: 'due' } },
    { label: m.allOpen, filter: { open: true } },
    { label: m.everything, filter: { sort: 'newest' } },
  ];
  const here = inPlace(deskPaths.queue(), { ...place, page: 1 });
  const lying = counts.map((count) => {
    const service = desks.serviceOf(count);
    const desk = service.desks[count.desk];
    return {
      ...count,
      title: deskTitle(service, count.desk, locale),
      of: (service.shortTitle ?? service.title)(locale),
      mine: desk !== undefined && roles.includes(desk.role),
    };
  });
  const kinds = kindsOf(lying);
  const [own, others] = [kinds.filter(({ mine }) => mine), kinds.filter(({ mine }) => !mine)];
  const isOne = new Set(desks.offers.map(({ service }) => service.key)).size === 1;
  const isAmongOthers = others.some(({ desk }) => desk === place.filter.desk);
  return (
    <nav class="head" aria-label={m.desks}>
      <ul class="desk-list">
        {quick.map(({ label, filter }) => {
          const href = inPlace(deskPaths.queue(), { filter, page: 1 });
          return (
            <li>
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {label}
              </a>
            </li>
          );
        })}
        <li>
          <a href={deskPaths.load()}>{m.case.load}</a>
        </li>
        <li>
          <a href={deskPaths.ages()}>{m.case.ages}</a>
        </li>
        {seesFigures && (
          <li>
            <a href={deskPaths.districts()}>{m.case.districts}</a>
          </li>
        )}
      </ul>
      {own.length > 0 && (
        <>
          <h2 class="t-s">{m.ownDesks}</h2>
          <Kinds kinds={own} here={here} isOne={isOne} />
        </>
      )}
      {others.length > 0 && (
        <details open={isAmongOthers || own.length === 0}>
          <summary class="t-s">{m.otherDesks(formatNumber(others.length, locale))}</summary>
          <Kinds kinds={others} here={here} isOne={isOne} />
        </details>
      )}
    </nav>
  );
}

function kindsOf(lying: readonly Lying[]): readonly Kind[] {
  return [...Map.groupBy(lying, ({ desk, mine }) => `${mine} ${desk}`).values()].flatMap((services) => {
    const [first] = services;
    return first ? [{ desk: first.desk, title: first.title, mine: first.mine, services }] : [];
  });
}

interface KindsProps {
  readonly kinds: readonly Kind[];
  readonly here: string;
  /** One service alone needs no name. */
  readonly isOne: boolean;
}

function Kinds({ kinds, here, isOne }: KindsProps) {
  const m = texts(useView().locale);
  const to = (filter: CaseFilter) => inPlace(deskPaths.queue(), { filter: { ...filter, open: true }, page: 1 });
  const sum = (services: readonly Lying[], of: 'open' | 'overdue') => services.reduce((total, one) => total + one[of], 0);
  return (
    <ul class="desk-list">
      {kinds.map(({ desk, title, services }) => {
        const [only, ...more] = services;
        const one = only && more.length === 0 ? only : null;
        const links = services.map((lying) => ({ ...lying, href: to({ service: lying.service, desk }) }));
        return (
          <li>
            <DeskLink
              href={one ? to({ service: one.service, desk }) : to({ desk })}
              here={here}
              open={sum(services, 'open')}
              overdue={sum(services, 'overdue')}
            >
              {title}
              {one && !isOne && <span class="small soft block">{one.of}</span>}
            </DeskLink>
            {!one && (
              <details class="desk-parts" open={links.some(({ href }) => href === here)}>
                <summary class="small soft">{m.byService(links.length)}</summary>
                <ul class="desk-list">
                  {links.map(({ href, open, overdue, of }) => (
                    <li>
                      <DeskLink href={href} here={here} open={open} overdue={overdue}>
                        {of}
                      </DeskLink>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface DeskLinkProps extends Pick<DeskCount, 'open' | 'overdue'> {
  readonly href: string;
  readonly here: string;
  readonly children: ComponentChildren;
}

function DeskLink({ href, here, open, overdue, children }: DeskLinkProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <a href={href} aria-current={href === here ? 'page' : undefined}>
      <span>{children}</span>
      <span class="count">
        {overdue > 0 && <span class="late small">{m.lateCount(formatNumber(overdue, locale))}</span>}{' '}
        <span aria-hidden="true">{formatNumber(open, locale)}</span>
        <span class="vh">{m.deskCount(formatNumber(open, locale))}</span>
      </span>
    </a>
  );
}
