import { formatDate, formatNumber } from '#i18n';
import { type CaseState, findRecord, type ProductDefinition, type ProductInput } from '#platform/cases';
import { officeTemplate } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationInLetters } from './application-in-letters.ts';
import { roles } from './desks.ts';
import { permitNumbering } from './domain/letter-rules.ts';
import type { PermitAnswers } from './journey.ts';
import { levyInLetters } from './levy-in-letters.ts';
import { texts } from './messages/index.ts';
import { rightName } from './right-name.ts';

const words = texts('id');

/** The permit itself, after the published PBG letter: reasons, six provisions, the levy as annex. */
export const permitLetter: ProductDefinition<PermitAnswers> = {
  title: texts.text((m) => m.permit),
  series: 'permit',
  numbering: permitNumbering,
  template: officeTemplate('laperon-permit', readFileSync(join(import.meta.dirname, 'templates/permit.typ'), 'utf8')),
  signedBy: roles.head,
  office: texts.text((m) => m.headOffice),
  data: permitData,
  holder: holderOf,
};

/** What the letter says, in Indonesian: letters of the office have one language. */
function permitData(input: ProductInput<PermitAnswers>): Readonly<Record<string, unknown>> {
  const { answers, state, rules } = input;
  const { land, owners, buildings } = answers;
  return {
    ...applicationInLetters(input, correctionOf(state, 'siteAddress') ?? land.address),
    holder: holderOf(input),
    proxy: answers.principal ? { name: answers.applicant.name, address: answers.applicant.address } : null,
    coOwners: owners.slice(1).map(({ name }) => name),
    land: {
      right: words.land[rightName(land.title)],
      number: land.number,
      holder: land.holder,
      area: `${formatNumber(land.area, 'id')} m²`,
    },
    buildings: buildings.map((building) => ({
      name: building.name,
      use: words.buildings.uses[building.use],
      work: words.buildings.works[building.work],
      classification: `${building.complexity === 'simple' ? words.buildings.simple : words.buildings.notSimple}, ${
        building.permanence === 'permanent' ? words.buildings.permanent.toLowerCase() : words.buildings.nonPermanent.toLowerCase()
      }`,
      size: `${building.floors} lantai${building.basements > 0 ? ` dan ${building.basements} lapis basemen` : ''}, tinggi ${formatNumber(building.height, 'id')} m`,
      area: `${formatNumber(building.area, 'id')} m²`,
    })),
    minutes: minutesOf(state),
    levy: levyData(answers, state, rules),
  };
}

/** The first owner, by the name a correction gave where there was one. */
function holderOf({ answers, state }: Pick<ProductInput<PermitAnswers>, 'answers' | 'state'>): string {
  return correctionOf(state, 'holderName') ?? answers.owners[0]?.name ?? answers.applicant.name;
}

/** What the newest correction that speaks of it says; a later one about something else leaves it as it is. */
function correctionOf(state: CaseState, what: 'holderName' | 'siteAddress'): string | undefined {
  const value = state.records.findLast((record) => record.name === 'correct' && record.value[what] !== undefined)?.value[what];
  return value === undefined ? undefined : String(value);
}

function minutesOf(state: CaseState) {
  const minutes = findRecord(state, 'assessTechnical')?.value;
  if (!minutes) return null;
  return {
    panel: minutes.panel === 'tpa' ? words.asks.tpa : words.asks.tpt,
    number: minutes.minutesNumber,
    date: formatDate(String(minutes.minutesDate), 'id'),
  };
}

function levyData(answers: PermitAnswers, state: CaseState, rules: ProductInput<PermitAnswers>['rules']) {
  const { rupiah, ...levy } = levyInLetters(answers, state, rules);
  const deposit = (findRecord(state, 'payOnline') ?? findRecord(state, 'recordDeposit'))?.value;
  return {
    ...levy,
    nil: rupiah === 0,
    deposit: deposit && rupiah > 0 ? { number: deposit.slipNumber, date: formatDate(String(deposit.slipDate), 'id') } : null,
  };
}
