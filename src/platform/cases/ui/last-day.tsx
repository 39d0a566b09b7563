import { formatDate } from '#i18n';
import { useView } from '#web';
import type { Action } from '../domain/action.ts';
import { lastDayAgainst } from '../domain/allowed.ts';
import type { CaseView } from '../index.ts';
import { texts } from '../messages/index.ts';

/** Until when one may still go against the decision; nothing for an action without such a day. */
export function LastDay({ view, action }: { readonly view: CaseView; readonly action: Action }) {
  const { locale } = useView();
  const last = lastDayAgainst(view.state, action, view);
  return last === null ? null : <span class="hint block">{texts(locale).form.until(formatDate(last, locale))}</span>;
}
