import { choice, confirmation, date, type Fields, nikField, type Page, personName } from '#platform/forms';
import type { Relation } from '../../family/relatives.ts';
import { texts } from './texts.ts';

const t = texts.text;

/** What is asked of whoever notes somebody of their family. */
export const relativePage: Page = {
  key: 'relative',
  title: t((m) => m.add),
  fields: {
    relation: choice(
      { label: t((m) => m.relation) },
      { child: t((m) => m.relations.child), spouse: t((m) => m.relations.spouse), parent: t((m) => m.relations.parent) },
    ),
    name: personName({ label: t((m) => m.name) }),
    nik: nikField({ label: t((m) => m.nik) }),
    born: date({ label: t((m) => m.day), when: 'past' }),
    agreed: confirmation(
      { label: t((m) => m.consent) },
      t((m) => m.agreed),
    ),
  } satisfies Fields,
};

export interface RelativeAnswers {
  readonly relation: Relation;
  readonly name: string;
  readonly nik: string;
  readonly born: string;
}
