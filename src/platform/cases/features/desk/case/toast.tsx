import type { Locale } from '#i18n';
import { newId } from '#kernel';
import { useView } from '#web';
import { Button, Form, Island } from '#web/ui';
import { undoableBuiltIns } from '../../../domain/builtin.ts';
import { lineOf, UNDO_SECONDS, undoableEntry } from '../../../domain/timeline.ts';
import type { CaseView } from '../../../index.ts';
import { saidOf } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';

/** What has just been done, as the next page says it. */
export interface Done {
  readonly sentence: string;
  readonly caseId: string;
  /** When it was done; null where it cannot be taken back. */
  readonly undoable: Date | null;
}

/** The sentence about the last thing this officer did to a case, read from its record, never from the address. */
export function doneOf(view: CaseView, now: Date, locale: Locale): Done | undefined {
  const last = view.entries.findLast((entry) => entry.actor.personId !== null && entry.actor.personId === view.viewer.personId);
  if (!last) return undefined;
  const m = texts(locale).toast;
  if (last.action === 'undo') return { sentence: m.undone(view.number), caseId: view.id, undoable: null };
  const said = saidOf(view.service, lineOf(last), locale);
  const isUndoable = (action: string) => undoableBuiltIns.has(action) || view.service.actions[action]?.undoable === true;
  const entry = undoableEntry(view.entries, isUndoable, view.viewer.personId ?? '', now);
  return { sentence: m.done(said, `${view.applicantName}, ${view.number}`), caseId: view.id, undoable: entry ? new Date(entry.at) : null };
}

/** Says what was done, with the button that takes it back while that is possible. */
export function DoneToast({ done, place }: { readonly done: Done; readonly place: Place }) {
  const { locale, now } = useView();
  const m = texts(locale).toast;
  const left = done.undoable && Math.max(0, done.undoable.getTime() + UNDO_SECONDS * 1000 - now.getTime());
  return (
    <div class="note done toast" role="status">
      <Island name="desk-toast" props={{ left }}>
        <div class="row between">
          <span>{done.sentence}</span>
          {done.undoable && (
            <Form action={inPlace(deskPaths.undo({ caseId: done.caseId }), place)} class="inline">
              <input type="hidden" name="_key" value={newId()} />
              <Button kind="quiet" small id="urungkan">
                {m.undo}
              </Button>
            </Form>
          )}
        </div>
      </Island>
    </div>
  );
}
