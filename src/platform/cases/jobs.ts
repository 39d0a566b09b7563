import { defineJob } from '#platform/jobs';
import { Type } from 'typebox';

const CaseEntry = Type.Object({ caseId: Type.String(), seq: Type.Integer() });

/** Makes, signs and registers the document an entry ordered. */
export const makeProduct = defineJob('cases.product', CaseEntry);

/** Tells the people concerned what an entry means for them. */
export const tellPeople = defineJob('cases.tell', CaseEntry);

/** Draws the letter that says a case was received. */
export const makeReceipt = defineJob('cases.receipt', Type.Object({ caseId: Type.String() }));

/** Works out what the service reads from the files of a case, after an entry that changed them or the answers. */
export const examineFiles = defineJob('cases.examine', CaseEntry);

/** Signs what waits for an officer, with the passphrase they just typed. */
export const signSession = defineJob('cases.sign', Type.Object({ sessionId: Type.String() }));

/** Does a batch's action to one of its cases. */
export const doBatchItem = defineJob('cases.batch-item', Type.Object({ batchId: Type.String(), caseId: Type.String() }));

/** Reckons the days of open cases anew, after the holidays of a region changed. */
export const recountDays = defineJob('cases.recount', Type.Object({ region: Type.String() }));
