import { path } from '#web';

/** Where the filled form of a case is drawn. */
export const formPaths = { ofCase: path('/formulir/:caseId') };
