import { formatDate, formatNumber } from '#i18n';
import { firstDesk, type Offer, standardComponents, usualWay } from '#platform/cases';
import type { Checklist, Condition, FieldContext } from '#platform/forms';
import { fillPaths } from '#platform/forms/ui';
import type { RuleVersion } from '#platform/rules';
import { useView } from '#web';
import { Crumbs, type Fact, Facts, LinkButton, Note, Tag } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import type { ShownFigures } from '../performance/shown.ts';
import { PerformanceTable } from '../performance/table.tsx';
import { conditionWords } from './condition-words.ts';
import { texts } from './texts.ts';

interface ServiceMainProps {
  readonly offer: Offer;
  /** Everybody who offers it, by name; the agency is chosen when it is begun. */
  readonly agencies: readonly string[];
  readonly context: FieldContext;
  readonly rules: readonly RuleVersion[];
  readonly figures: readonly ShownFigures[];
  /** The number one can apply by in a chat; null where there is none, or not for this. */
  readonly chatNumber: string | null;
}

/** Everything somebody wants to know before beginning, drawn from the definition and its rules. */
export function ServiceMain({ offer, agencies, context, rules, figures, chatNumber }: ServiceMainProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { service } = offer;
  const standard = context.rules.value(service.standard);
  const days = context.rules.value(service.clocks.service);
  const facts: Fact[] = [
    { label: m.agency, value: agencies.join('; ') },
    { label: m.duration, value: `${m.days(formatNumber(days, locale))}; ${m.notCounted}` },
    { label: m.cost, value: standard.cost[locale].join(' ') },
    { label: m.product, value: standard.product[locale].join(' ') },
  ];
  return (
    <>
      <Crumbs above={[{ href: portalPaths.catalogue(), label: m.title }]} here={service.title(locale)} />
      <div class="two">
        <div class="stack">
          <h1>{service.title(locale)}</h1>
          <p class="lead">{service.summary(locale)}</p>
          <LinkButton href={fillPaths.start({ service: service.key })}>{m.start}</LinkButton>
          {chatNumber !== null && (
            <p>
              {m.byChat} <b class="num">{chatNumber}</b>{' '}
              <a class="small" href={portalPaths.number()}>
                {m.isOurs}
              </a>
            </p>
          )}
          {rules.some((rule) => !rule.confirmed) && (
            <Note tone="wait">
              <p>{m.unconfirmedNote}</p>
            </Note>
          )}
          {service.beforehand?.map(({ title, lead, href }) => (
            <p>
              <a href={href}>{title(locale)}</a>
              <span class="block small soft">{lead(locale)}</span>
            </p>
          ))}
          <Facts facts={facts} />
          <Needs offer={offer} context={context} />
        </div>
        <div class="stack">
          <Steps offer={offer} context={context} />
          <Questions offer={offer} />
        </div>
      </div>
      <section class="gap">
        <h2>{m.how}</h2>
        <PerformanceTable figures={figures} />
      </section>
      <Standard offer={offer} context={context} />
      <Rules rules={rules} />
    </>
  );
}

function Needs({ offer, context }: Pick<ServiceMainProps, 'offer' | 'context'>) {
  const { locale } = useView();
  const m = texts(locale);
  const { items } = context.rules.value(offer.service.checklist) as Checklist;
  const { printables = {} } = offer.service;
  return (
    <section>
      <h2>{m.need}</h2>
      <p class="soft">{m.needLead}</p>
      <ul class="plain-list">
        {items.map((item) => (
          <li class="file-row">
            <div class="row between">
              <b>{item.name[locale]}</b>
              <Tag>{m.needs[item.need]}</Tag>
            </div>
            {item.when && (
              <span class="small block">{m.only(conditionWords(item.when as Condition, offer.service.journey, context, locale))}</span>
            )}
            {item.hint && <span class="hint block">{item.hint[locale]}</span>}
            {printables[item.key] && (
              <a class="small block" href={printables[item.key]?.href()}>
                {m.print(printables[item.key]?.code ?? '')}
              </a>
            )}
            {item.citation && <span class="hint block">{`${m.basis} ${item.citation}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ offer, context }: Pick<ServiceMainProps, 'offer' | 'context'>) {
  const { locale } = useView();
  const m = texts(locale);
  const { service } = offer;
  const limits: Readonly<Record<string, number | undefined>> = context.rules.value(service.clocks.desks);
  const first = firstDesk(service);
  const way = [first, ...usualWay(service, first)];
  return (
    <section class="card">
      <h2>{m.steps}</h2>
      <ol class="steps">
        <li>
          <b>{m.sendStep}</b>
          <span class="soft">{m.sendStepLead}</span>
        </li>
        {way.map((key) => (
          <li>
            <b>{service.desks[key]?.title(locale)}</b>
            {limits[key] !== undefined && <span class="soft">{m.upTo(formatNumber(limits[key], locale))}</span>}
          </li>
        ))}
      </ol>
      <p class="small soft">{m.mendStep(formatNumber(context.rules.value(service.clocks.mending), locale))}</p>
    </section>
  );
}

function Questions({ offer }: Pick<ServiceMainProps, 'offer'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="card">
      <h2>{m.tell}</h2>
      <ul>
        {offer.service.journey.pages.map((page) => (
          <li>
            {page.title(locale)} {page.when && <span class="small soft">({m.pageIf})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standard({ offer, context }: Pick<ServiceMainProps, 'offer' | 'context'>) {
  const { locale } = useView();
  const m = texts(locale);
  const version = context.rules.version(offer.service.standard);
  return (
    <section class="gap" id="standar">
      <h2>{m.standard}</h2>
      <p class="soft">
        {m.standardLead} <RuleTag rule={version} />
      </p>
      <ol class="standard">
        {standardComponents.map((component) => {
          const lines = version.value[component][locale];
          return (
            <li>
              <h3>{m.components[component]}</h3>
              {lines.length === 1 ? (
                <p>{lines[0]}</p>
              ) : (
                <ul>
                  {lines.map((line) => (
                    <li>{line}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function RuleTag({ rule }: { readonly rule: Pick<RuleVersion, 'confirmed'> }) {
  const m = texts(useView().locale);
  return <Tag tone={rule.confirmed ? 'done' : 'wait'}>{rule.confirmed ? m.confirmed : m.unconfirmed}</Tag>;
}

function Rules({ rules }: Pick<ServiceMainProps, 'rules'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="gap">
      <h2>{m.rules}</h2>
      <p class="soft col">{m.rulesLead}</p>
      <details>
        <summary>{m.rulesShow(formatNumber(rules.length, locale))}</summary>
        <ul class="plain-list">
          {rules.map((rule) => (
            <li class="file-row">
              <div class="row between">
                <code>{rule.key}</code>
                <RuleTag rule={rule} />
              </div>
              <span class="small block">{`${m.basis} ${rule.citation}`}</span>
              <span class="small soft block">{`${m.since} ${formatDate(rule.validFrom, locale)}`}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
