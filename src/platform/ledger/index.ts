export {
  type AccountGroup,
  clearingOf,
  groupOf,
  growsBy,
  isBeneficiary,
  refundPayable,
  suspenseOf,
} from './domain/accounts.ts';
export { credit, debit, type Entry, type JournalKind, reversed } from './domain/journal.ts';
export { closeDays, type NewJournal, post, postTogether } from './post.ts';
export { type Balance, findJournal, firstDays, lastClosedDay, listMovements, type Movement, trialBalance } from './read.ts';
export { type LedgerReport, verifyLedger } from './verify.ts';
