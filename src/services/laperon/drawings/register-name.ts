/** Drawings as a case hands them in, by name, with the numbers of the remarks on them. */
export const DRAWING_REGISTER = 'laperon.drawings';
