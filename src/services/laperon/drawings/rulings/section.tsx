import { formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Form, type FormError, Note, Select, Tag, TextArea } from '#web/ui';
import { texts as checkTexts } from '../../plan-check/messages/index.ts';
import { rulingsOn, rulingVerdicts, type TypedRuling } from '../domain/ruling.ts';
import { drawingPaths } from '../paths.ts';
import type { Drawing, Drawings } from '../read.ts';
import { rulingTexts } from '../texts/rulings.ts';
import { findingsOn, type Found, isPressing, standingOf } from './findings.ts';

interface FindingsProps {
  readonly on: Drawings;
  readonly drawing: Drawing;
  readonly raw: TypedRuling;
  readonly errors: readonly FormError[];
}

const computedTones = { met: 'done', 'not-met': 'bad', unread: 'wait', free: 'plain', officer: 'wait' } as const;
const tones = { met: 'done', 'not-met': 'bad', 'as-computed': 'plain' } as const;

/** What the check of this drawing found, and what an officer found otherwise, with the reason: the same for both sides. What nobody has to look at is folded up. */
export function Findings({ on, drawing, raw, errors }: FindingsProps) {
  const { locale } = useView();
  const t = rulingTexts(locale);
  const { checks } = checkTexts(locale);
  const found = findingsOn(on, drawing);
  if (found.length === 0) return null;
  const pressing = found.filter((one) => isPressing(standingOf(one, on.rulings, drawing.file.fileId)));
  const rest = found.filter((one) => !pressing.includes(one));
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const address = drawingPaths.ruling({ caseId: on.view.id, fileId: drawing.file.fileId });
  return (
    <section class="stack" aria-labelledby="temuan-judul">
      <h2 id="temuan-judul" class="t-l">
        {t.title}
      </h2>
      <p class="small soft">{t.lead}</p>
      {pressing.length === 0 && <Note tone="done">{t.nothing}</Note>}
      <List found={pressing} on={on} drawing={drawing} />
      {rest.length > 0 && (
        <details>
          <summary>{t.rest(formatNumber(rest.length, locale))}</summary>
          <List found={rest} on={on} drawing={drawing} />
        </details>
      )}
      {on.side === 'office' && (
        <details open={errors.length > 0}>
          <summary>{t.judge}</summary>
          <Form action={address} class="stack tight" label={t.judge}>
            <Select
              id="temuan"
              label={t.finding}
              value={raw.temuan}
              error={error('temuan')}
              options={found.map(({ check }) => ({ value: check, label: checks[check] }))}
            />
            <Select
              id="hasil"
              label={t.verdict}
              value={raw.hasil}
              error={error('hasil')}
              options={rulingVerdicts.map((one) => ({ value: one, label: t.verdicts[one] }))}
            />
            <TextArea id="alasan" label={t.reason} hint={t.reasonHint} rows={3} value={raw.alasan} error={error('alasan')} />
            <Button>{t.save}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}

function List({ found, on, drawing }: Pick<FindingsProps, 'on' | 'drawing'> & { readonly found: readonly Found[] }) {
  const { locale } = useView();
  const t = rulingTexts(locale);
  const { verdicts } = checkTexts(locale);
  if (found.length === 0) return null;
  return (
    <ul class="plain-list">
      {found.map(({ check, line, computed }) => (
        <li class="file-row">
          <div class="row between">
            <h3>{line.label(locale)}</h3>
            {computed && <Tag tone={computedTones[computed]}>{verdicts[computed]}</Tag>}
          </div>
          <p class="small">
            {[figureOf(line.amount(locale), computed && verdicts[computed]), line.formula?.(locale)].filter(Boolean).join(' · ')}
            {line.citation && (
              <span class="soft block" lang="id">
                {line.citation}
              </span>
            )}
          </p>
          {rulingsOn(on.rulings, drawing.file.fileId, check).map(({ verdict, reason, officerName, at }, n) => (
            <div data-ruling={check}>
              <p class="small">
                {n === 0 && <Tag tone={tones[verdict]}>{t.verdicts[verdict]}</Tag>} {n > 0 && `${t.verdicts[verdict]} · `}
                {t.by(officerName, formatDateTime(at, locale))}
              </p>
              <p class="as-written">{reason}</p>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The figure alone, where the verdict stands beside it. */
const figureOf = (amount: string, verdict: string | null): string =>
  verdict === null ? amount : amount === verdict ? '' : amount.replace(` · ${verdict}`, '');
