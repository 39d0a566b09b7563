export { fillPaths } from '../paths.ts';
export { AnswerFacts, type AnswerFactsProps } from './answer-facts.tsx';
export { type FieldControlProps } from './field-control.tsx';
export { type FieldFault, FieldList, type FieldListProps, summaryOf } from './field-list.tsx';
export { StatementView } from './statement-view.tsx';
export { type KeptFile, UploadField, type UploadFieldProps } from './upload-field.tsx';
