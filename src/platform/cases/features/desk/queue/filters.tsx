import type { Locale } from '#i18n';
import { useView } from '#web';
import { Button, type ChoiceOption } from '#web/ui';
import { flags, statuses } from '../../../domain/status.ts';
import type { ServiceDefinition } from '../../../domain/definition.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { sorts } from '../../../types.ts';
import { deskTitle } from '../../../ui/index.ts';
import type { Desks } from '../desks.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import type { Place } from '../place.ts';

/** The filter as a form that asks by address, so that it can be kept, sent and saved. */
export function Filters({ place: { filter }, desks }: { readonly place: Place; readonly desks: Desks }) {
  const { locale } = useView();
  const m = texts(locale).filter;
  const words = caseTexts(locale);
  const services = [...new Map(desks.offers.map(({ service }) => [service.key, service])).values()];
  const rare = [filter.service, filter.status, filter.flag, filter.assignee];
  const days = [filter.submittedFrom, filter.submittedTo, filter.arrivedFrom, filter.dueTo];
  const used = [...rare, ...days].filter((value) => value !== undefined).length;
  return (
    <form action={deskPaths.queue()} method="get" aria-label={m.title} class="queue-filter">
      <div class="filters">
        <Field id="q" label={m.q} value={filter.q} type="search" />
        <Choose
          id="desk"
          label={m.desk}
          value={filter.desk}
          options={[{ value: 'mine-desks', label: m.myDesks }, ...desksByName(services, locale)]}
        />
        <Button kind="quiet">{m.apply}</Button>
      </div>
      <div class="row small">
        <Tick id="open" label={m.open} on={filter.open === true} />
        <Tick id="overdue" label={m.overdue} on={filter.overdue === true} />
      </div>
      <details>
        <summary class="small">{used > 0 ? m.active(used) : m.more}</summary>
        <div class="filters">
          <Choose
            id="sort"
            label={m.sort}
            value={filter.sort}
            options={sorts.map((sort) => ({ value: sort, label: m.sorts[sort] }))}
            otherwise={m.asFits}
          />
          {services.length > 1 && (
            <Choose
              id="service"
              label={m.service}
              value={filter.service}
              options={services.map((service) => ({ value: service.key, label: service.title(locale) }))}
            />
          )}
          <Choose
            id="status"
            label={m.status}
            value={filter.status?.[0]}
            options={statuses.filter((status) => status !== 'draft').map((status) => ({ value: status, label: words.statuses[status] }))}
          />
          <Choose id="flag" label={m.flag} value={filter.flag} options={flags.map((flag) => ({ value: flag, label: words.flags[flag] }))} />
          <Choose
            id="assignee"
            label={m.assignee}
            value={filter.assignee}
            options={[
              { value: 'me', label: m.assigneeMe },
              { value: 'none', label: m.assigneeNone },
            ]}
          />
          <Field id="submittedFrom" label={m.from} value={filter.submittedFrom} type="date" />
          <Field id="submittedTo" label={m.to} value={filter.submittedTo} type="date" />
          <Field id="arrivedFrom" label={m.arrived} value={filter.arrivedFrom} type="date" />
          <Field id="dueTo" label={m.due} value={filter.dueTo} type="date" />
        </div>
        <a href={deskPaths.queue()} class="small">
          {m.clear}
        </a>
      </details>
    </form>
  );
}

/** Each desk once: services that share one share its name, and one that goes by several is called by all of them. */
function desksByName(services: readonly ServiceDefinition[], locale: Locale): readonly ChoiceOption[] {
  const named = new Map<string, Set<string>>();
  for (const service of services)
    for (const desk of Object.keys(service.desks)) named.set(desk, (named.get(desk) ?? new Set()).add(deskTitle(service, desk, locale)));
  return [...named].map(([value, names]) => ({ value, label: [...names].join(' / ') }));
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
}

function Field({ id, label, value, type }: FieldProps & { readonly type: 'search' | 'date' }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={id} {...{ type: type as 'text' }} value={value} autocomplete="off" />
    </div>
  );
}

function Choose({
  id,
  label,
  value,
  options,
  otherwise,
}: FieldProps & { readonly options: readonly ChoiceOption[]; readonly otherwise?: string }) {
  const m = texts(useView().locale).filter;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{otherwise ?? m.all}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Tick({ id, label, on }: { readonly id: string; readonly label: string; readonly on: boolean }) {
  return (
    <label class="row">
      <input id={id} type="checkbox" name={id} value="1" checked={on} /> {label}
    </label>
  );
}
