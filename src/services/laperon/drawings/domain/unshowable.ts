import type { DxfProblem } from '../../domain/dxf/drawing.ts';

/** Why a file cannot be shown; the page has a sentence for each. */
export type Unshowable =
  | 'locked'
  | 'broken'
  | 'tooManyPages'
  | 'tooLarge'
  | 'slow'
  | 'away'
  | 'binary'
  | 'notDxf'
  | 'tooMany'
  | 'tooDeep'
  | 'nothing';

/** What is said of a DXF that could not be read. */
export const whyOf: Readonly<Record<DxfProblem['kind'], Unshowable>> = {
  empty: 'nothing',
  nothing: 'nothing',
  binary: 'binary',
  'not-dxf': 'notDxf',
  'too-large': 'tooLarge',
  'too-many': 'tooMany',
  'too-deep': 'tooDeep',
  'too-slow': 'slow',
  'cut-off': 'broken',
  broken: 'broken',
};
