import { render, type WebApp } from '#web';
import { Page } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { classesByIds } from '../../classes.ts';
import { ownTests } from '../../../exams/mine.ts';
import { currentYear } from '../../city.ts';
import { schoolPaths } from '../../paths.ts';
import { schoolsOf } from '../../schools.ts';
import { studentsByIds } from '../../students.ts';
import { visitOf } from '../../who.ts';
import { FrontPage, WelcomeMain } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });

/** The front page of the schools: what somebody is to them. */
export function frontRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  app.get(schoolPaths.front.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    if (request.actor?.kind !== 'person') {
      const welcome = (
        <Page>
          <WelcomeMain />
        </Page>
      );
      return render(request, reply, welcome, { title: m.title, description: m.description, forAll: true });
    }
    const { who, today } = await visitOf(deps, request);
    const year = await currentYear(db, agencyId, today);
    const studentIds = [...who.children, ...(who.student ? [who.student.studentId] : [])];
    const [students, tests, classes] = await Promise.all([
      studentsByIds(db, studentIds),
      ownTests(db, studentIds, 50),
      classesByIds(db, [...new Set(who.places.flatMap(({ classIds }) => classIds))]),
    ]);
    const schoolIds = new Set([...who.places, ...students].map(({ schoolId }) => schoolId));
    const schools = await schoolsOf(db, [...schoolIds]);
    const now = classes.filter((one) => one.year >= year && one.endedAt === null);
    return render(request, reply, <FrontPage {...{ who, students, schools, tests }} classes={now} />, { title: m.title });
  });
}
