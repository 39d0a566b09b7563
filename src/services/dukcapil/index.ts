export { registryAgency } from './agency.ts';
export { birth, type BirthAnswers } from './birth/definition.ts';
export { makePrintLink, readPrinting, secretsOf as printSecretsOf } from './print/links.ts';
export { registryServices } from './services.ts';
