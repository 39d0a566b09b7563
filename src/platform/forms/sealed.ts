import type { Db, Tx } from '#db';
import { isSealedNow, openJson, sealJson, type SealedTable, vaultOf } from '#platform/keys';
import type { Answers, Journey } from './domain/journey.ts';
import { answersShape } from './domain/sensitive.ts';

const COLUMN = 'forms.draft.answers';

/** The answers of a draft as they are stored. */
export function sealAnswers(tx: Tx, draftId: string, of: Journey, answers: Answers): Answers {
  return sealJson(vaultOf(tx), { column: COLUMN, row: draftId }, answersShape(of), answers);
}

/** The stored answers of a draft as they were given. */
export function openAnswers(db: Db | Tx, { id, answers }: { readonly id: string; readonly answers: unknown }): Answers {
  return openJson(vaultOf(db), { column: COLUMN, row: id }, answers as Answers);
}

/** Drafts, for whoever seals everything anew. `journeyOf`: by the key of the service; undefined for one no longer offered. */
export function sealedDrafts(journeyOf: (service: string) => Journey | undefined): SealedTable {
  return {
    name: 'forms.draft',
    reseal: async (tx, after, limit) => {
      let query = tx.selectFrom('forms.draft').select(['id', 'service', 'answers']).orderBy('id').limit(limit).forUpdate();
      if (after !== null) query = query.where('id', '>', after);
      const rows = await query.execute();
      let sealed = 0;
      for (const { id, service, answers } of rows) {
        const of = journeyOf(service);
        if (!of || isSealedNow(vaultOf(tx), answersShape(of), answers)) continue;
        const anew = JSON.stringify(sealAnswers(tx, id, of, openAnswers(tx, { id, answers })));
        await tx.updateTable('forms.draft').set({ answers: anew }).where('id', '=', id).execute();
        sealed++;
      }
      return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
    },
  };
}
