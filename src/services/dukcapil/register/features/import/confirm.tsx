import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Choices, Form, type FormError, Note } from '#web/ui';
import { doubtsOf } from '../../domain/doubts.ts';
import { registerPaths } from '../../paths.ts';
import type { RegisterVersion } from '../../versions.ts';
import { texts } from './texts.ts';

interface Props {
  readonly version: RegisterVersion;
  /** The one it would take the place of. */
  readonly inForce: RegisterVersion | null;
  readonly errors: readonly FormError[];
}

/** Putting a version that was looked at in force, or giving it up; what speaks against it is asked about with both numbers. */
export function Confirm({ version, inForce, errors }: Props) {
  const { locale } = useView();
  const m = texts(locale);
  const doubts = doubtsOf(version, inForce ?? undefined);
  const sizes = [formatNumber(version.kept ?? 0, locale), formatNumber(inForce?.kept ?? 0, locale)] as const;
  return (
    <section class="card stack">
      {version.kept !== null && version.kept > 0 && (
        <>
          <p class="col">{m.forceLead(formatNumber(version.kept, locale))}</p>
          <Form action={registerPaths.deed({ versionId: version.id, deed: 'berlakukan' })}>
            {doubts.length > 0 && (
              <>
                <Note tone="wait">
                  {doubts.includes('shrinks') && <p>{m.shrinks(...sizes)}</p>}
                  {doubts.includes('older') && <p>{m.older(formatDate(version.asOf, locale), formatDate(inForce?.asOf ?? '', locale))}</p>}
                </Note>
                <Choices
                  id="yakin"
                  type="checkbox"
                  label={m.sureLabel}
                  values={[]}
                  options={[{ value: 'ya', label: m.sure(...sizes) }]}
                  error={errors.find(({ field }) => field === 'yakin')?.message}
                />
              </>
            )}
            <Button kind={doubts.length > 0 ? 'danger' : 'main'}>{m.force}</Button>
          </Form>
        </>
      )}
      <Form action={registerPaths.deed({ versionId: version.id, deed: 'buang' })}>
        <Button kind="quiet">{m.drop}</Button>
      </Form>
    </section>
  );
}
