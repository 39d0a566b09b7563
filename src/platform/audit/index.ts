export { appendAudit, type AuditEntry } from './append.ts';
export { canonical } from './chain.ts';
export { type AuditReport, verifyAudit } from './verify.ts';
