import { said } from '#i18n';
import { useView } from '#web';
import { Note } from '#web/ui';
import { HELPER_RECORD } from '../domain/helped.ts';
import { findRecord } from '../domain/state.ts';
import type { CaseView } from '../types.ts';

/** That it was filed through a helper of a village, and by whom: the same to both sides. */
export function HelperNote({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const record = findRecord(view.state, HELPER_RECORD);
  if (!record) return null;
  const { village, name } = record.value as { readonly village: string; readonly name: string };
  return (
    <Note>
      <p>
        {said(
          `Diajukan lewat perangkat Desa ${village}: ${name}, terdaftar pada dinas.`,
          `Filed through the village office of ${village}: ${name}, registered with the agency.`,
        )(locale)}
      </p>
    </Note>
  );
}
