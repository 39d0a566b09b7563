export { acceptedTypes, acceptOf, type FileKind, limits as fileLimits } from './domain/kind.ts';
export { FileLinks } from './links.ts';
export { type ReadForm, readForm } from './read-form.ts';
export { kindsInWords, refusalOf } from './refusal.ts';
export { type FilesDeps, keepOwnFile, receiveFile, type StoredFile } from './receive.ts';
export { sendFile } from './send-file.ts';
export { type FileStorage, folderStorage, type Inbox } from './storage.ts';
export { sweepFiles, type UnboundFile } from './sweep.ts';
export { bindFiles, dropFiles, type FileFacts, filesById, getFile, ownFiles } from './tables.ts';
