import { useView } from '#web';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

/** Where the same figures are for programs. */
export function OpenDataLinks({ period }: { readonly period: string }) {
  const m = texts(useView().locale);
  return (
    <p>
      <a href={portalPaths.performanceCsv({}, { masa: period })}>{m.csv}</a> · <a href={portalPaths.openData()}>{m.openData}</a>
    </p>
  );
}
