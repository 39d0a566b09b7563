import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Form, Tag } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { maySit, type OwnTest } from '../../mine.ts';
import { examPaths } from '../../paths.ts';

/** The way into the exam room. */
export function EnterButton({ participantId, title }: Pick<OwnTest, 'participantId' | 'title'>) {
  const { minePage: m } = texts(useView().locale);
  return (
    <Form action={examPaths.enterRoom({ participantId: String(participantId) })} class="inline">
      <Button small>
        {m.enter}
        <span class="vh"> {title}</span>
      </Button>
    </Form>
  );
}

interface ComingProps {
  readonly tests: readonly OwnTest[];
  /** The student themself; parents see the tests of their children and enter no room. */
  readonly studentId: string | null;
}

/** The tests that run or come next, the soonest first; nothing where there is none. */
export function Coming({ tests, studentId }: ComingProps) {
  const { locale, now } = useView();
  const { minePage: m } = texts(locale);
  const coming = tests.filter((one) => maySit(one, now)).toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  if (coming.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="ulangan-berikutnya">
      <h2 class="t-l" id="ulangan-berikutnya">
        {m.coming}
      </h2>
      {coming.slice(0, 5).map((one) => (
        <div class="row between">
          <p>
            <b>{one.title}</b> {one.opensAt <= now && <Tag tone="wait">{m.running}</Tag>}
            <br />
            <span class="small soft">
              {one.studentId === studentId ? '' : `${one.student}, `}
              {formatDateTime(one.opensAt, locale)}
            </span>
          </p>
          {one.studentId === studentId && <EnterButton {...one} />}
        </div>
      ))}
    </section>
  );
}
