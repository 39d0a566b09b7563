export { fillPaths } from '../paths.ts';
export { AnswerFacts, type AnswerFactsProps, factsOf } from './answer-facts.tsx';
export { FieldControl, type FieldControlProps } from './field-control.tsx';
export { type FieldFault, FieldList, type FieldListProps, sendsFiles, summaryOf } from './field-list.tsx';
export { StatementView } from './statement-view.tsx';
export { type KeptFile, limitsInWords, UploadField, type UploadFieldProps } from './upload-field.tsx';
