/** The desk key under which a case lies while the applicant has to mend it. */
export const APPLICANT_DESK = 'applicant';
