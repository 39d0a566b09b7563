export { acceptedTypes, acceptOf, DXF, type FileKind, fits, limits as fileLimits } from './domain/kind.ts';
export { FileLinks } from './links.ts';
export { type ReadForm, readForm } from './read-form.ts';
export { kindsInWords, refusalOf } from './refusal.ts';
export { cleanse, type FilesDeps, keepOwnFile, receiveFile, type StoredFile } from './receive.ts';
export { clamd, type ClamdSettings } from './scan/clamd.ts';
export {
  decideQuarantined,
  getQuarantined,
  listQuarantine,
  type QuarantineLine,
  type QuarantineList,
  quarantineLists,
} from './scan/quarantine.ts';
export type { Scanner } from './scan/scanner.ts';
export { readScanQueue, type ScanQueue, signatureAge } from './scan/state.ts';
export { type HeldFile, scanAgain, scanWaiting } from './scan/sweep.ts';
export { sendFile } from './send-file.ts';
export { MOST_COLUMNS, readSheet, type SheetFault, type SheetRow, UnreadableSheet } from './sheet.ts';
export { folderStorage } from './store/folder.ts';
export { layeredStorage } from './store/layers.ts';
export { s3Storage, type S3Settings } from './store/s3.ts';
export { type FileStorage, type Inbox, MissingContent, StoreClosed } from './store/storage.ts';
export { sweepFiles, type UnboundFile } from './sweep.ts';
export { verifyFiles } from './verify.ts';
export {
  bindFiles,
  casesHolding,
  copyFiles,
  dropBound,
  dropFiles,
  type FileFacts,
  filesById,
  getFile,
  giveFiles,
  originalsOf,
  ownFile,
  ownFiles,
} from './tables.ts';
