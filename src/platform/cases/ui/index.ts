export { ActionForm } from './action-form.tsx';
export { BesideCase } from './beside.tsx';
export { FileCard, FilePreview } from './files.tsx';
export { LastDay } from './last-day.tsx';
export { RecordFacts } from './records.tsx';
export { citizenFlags, FlagTags, StatusTag, VerdictTag } from './status.tsx';
export { Thread } from './thread.tsx';
export { CaseTrail, ClockLine, dueOf, holderTitle } from './trail.tsx';
export { deskTitle, partyTitle, recordTitle, roleTitle, saidOf, statusWord } from './words.ts';
