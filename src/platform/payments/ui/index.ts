export { beneficiaryInWords, BillLines } from './lines.tsx';
