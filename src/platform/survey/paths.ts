import { path } from '#web';

export const surveyPaths = {
  /** Whoever has the link answers, without an account. */
  byLink: path('/survei/:token'),
  /** Whoever applied answers from the page of their case. */
  ofCase: path('/survei/berkas/:caseId'),
  thanks: path('/survei/terima-kasih'),
  words: path('/survei/kata'),
};
