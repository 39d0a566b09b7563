export { CutOff } from './cut-off.tsx';
