import { path } from '#web';

/** Where the filled form of a case is drawn, and the statements people sign on paper. */
export const formPaths = {
  ofCase: path('/formulir/:caseId'),
  whole: path('/formulir/:caseId/lengkap'),
  statement: path('/formulir/lembar/:code'),
};
