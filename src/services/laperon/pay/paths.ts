import { path } from '#web';

export const payPaths = { pay: path('/retribusi/:caseId') };
