export { applicantActions, frontOfficeActions, headActions, otherwiseFrom, visitActions } from './actions.ts';
export { applicantFields, applicantTitle, declarationFields, declarationTitle, prefilled } from './applicant.ts';
export { letterOf, owedIn } from './letter.ts';
export { billRules, permitBill } from './bill.ts';
export { identity, powerOfAttorney, termsOf } from './rules.ts';
export { standardOf } from './standard.ts';
export { placeInWords, subjectOf, whereFields, whereTitle } from './where.ts';
export { registeredApplicant } from '../../person-fields.ts';
