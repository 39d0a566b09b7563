export { type Catalogue, catalogue, type Locale, said, type Text } from './catalogue.ts';
export { apiErrorSentences, errorSentences } from './errors.ts';
export { fieldFaults } from './field-faults.ts';
export {
  formatAgo,
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatNumber,
  formatRupiah,
  formatShortDate,
  formatTime,
  formatWeekday,
  WITA,
} from './formats.ts';
export { lowerFirst, upperFirst } from './lower-first.ts';
export { particularSentences } from './particulars.ts';
export { counted } from './plural.ts';
export { numberInWords, rupiahInWords } from './words.ts';
