export { registryAgency } from './agency.ts';
export { birth, type BirthAnswers } from './birth/definition.ts';
export { childIdentity, identityCardAgain } from './family/persons.ts';
export { makePrintLink, readPrinting, secretsOf as printSecretsOf } from './print/links.ts';
export { residentsRegister } from './register/ask.ts';
export { bringInRegister, registerHandlers } from './register/load.ts';
export { stageRegister } from './register/stage.ts';
export { sealedRegister } from './register/sealed.ts';
export { registryServices } from './services.ts';
