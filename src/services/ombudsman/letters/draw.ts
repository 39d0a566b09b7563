import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { getAgency } from '#platform/access';
import { type DocumentsDeps, formatDocumentNumber, type HandedOut, handOutDocument, officeTemplate, takeNumber } from '#platform/documents';
import { rulesAt } from '#platform/rules';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterNumbering } from '../rules.ts';
import { letterKindsOf, type PaperKind } from './kinds.ts';

const template = officeTemplate('ombudsman-letter', readFileSync(join(import.meta.dirname, '../templates/letter.typ'), 'utf8'));

export interface Paper {
  readonly agencyId: string;
  readonly kind: PaperKind;
  /** Who it is for: an agency by name, a reporter by nothing but their report. */
  readonly to: string;
  /** Line by line; a line that begins with • stands in a list. */
  readonly lines: readonly string[];
  /** What stands under the text, such as who agreed and when. */
  readonly signs?: readonly (readonly [string, string])[];
  /** Who gets a copy (tembusan), below the signature. */
  readonly copies?: readonly string[];
  /** YYYY-MM-DD */
  readonly on: string;
}

/**
 * A letter with a number of its kind and year, signed and registered, and kept nowhere but where its caller seals it. It bears
 * the number of the report and no name but the signer's: neither in its text nor in what a PDF says of itself.
 */
export async function drawLetter(tx: Tx, documents: DocumentsDeps, actor: PersonActor, paper: Paper): Promise<HandedOut> {
  const { agencyId, kind, to, lines, signs = [], copies = [], on } = paper;
  const agency = await getAgency(tx, agencyId);
  const rules = await rulesAt(tx, [letterNumbering], { agencyId, on });
  const { code, title } = letterKindsOf[kind];
  const n = await takeNumber(tx, { agencyId, series: `ombudsman-${kind}`, year: Number(on.slice(0, 4)) });
  return handOutDocument(tx, documents, {
    agency,
    kind: `ombudsman.${kind}`,
    title: { id: title('id'), en: title('en') },
    number: formatDocumentNumber({ ...rules.value(letterNumbering), type: code }, { n, on }),
    template,
    data: {
      about: title('id'),
      to,
      lines: lines.map((line) => ({ item: line.startsWith('• '), text: line.replace(/^• /, '') })),
      signs: signs.map(([who, what]) => [who, what]),
      copies: [...copies],
    },
    signer: { name: actor.name, office: 'Ombudsman RI Perwakilan Bali', employeeNo: null },
    on,
  });
}
