export { appendAudit, type AuditEntry } from './append.ts';
export { canonical } from './chain.ts';
export { type AuditHeads, readAuditHeads } from './heads.ts';
export { type AuditFilter, type AuditLine, type AuditPlace, listAudit } from './list.ts';
export { newestOf } from './newest.ts';
export { type AuditReport, verifyAudit } from './verify.ts';
