export { registryAgency } from './agency.ts';
export { birth, type BirthAnswers } from './birth/definition.ts';
export { registryServices } from './services.ts';
