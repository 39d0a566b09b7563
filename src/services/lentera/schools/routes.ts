import type { WebApp } from '#web';
import type { LenteraDeps } from '../deps.ts';
import { cardRoutes } from './features/cards/route.tsx';
import { classRoutes } from './features/class/route.tsx';
import { codeRoutes } from './features/codes/route.tsx';
import { frontRoutes } from './features/front/route.tsx';
import { intakeRoutes } from './features/intake/route.tsx';
import { joinRoutes } from './features/join/route.tsx';
import { moveRoutes } from './features/move/route.tsx';
import { officeRoutes } from './features/office/route.tsx';
import { promotionRoutes } from './features/promotion/route.tsx';
import { schoolRoutes } from './features/school/route.tsx';
import { staffRoutes } from './features/staff/route.tsx';
import { studentRoutes } from './features/student/route.tsx';
import { studentsRoutes } from './features/students/route.tsx';
import { writeStudentRoutes } from './features/write-student/route.tsx';

/** Pages of schools and their people. */
export function schoolsRoutes(app: WebApp, deps: LenteraDeps): void {
  frontRoutes(app, deps);
  officeRoutes(app, deps);
  schoolRoutes(app, deps);
  staffRoutes(app, deps);
  studentsRoutes(app, deps);
  classRoutes(app, deps);
  studentRoutes(app, deps);
  writeStudentRoutes(app, deps);
  joinRoutes(app, deps);
  codeRoutes(app, deps);
  cardRoutes(app, deps);
  intakeRoutes(app, deps);
  moveRoutes(app, deps);
  promotionRoutes(app, deps);
}
