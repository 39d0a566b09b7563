import { formatBytes, type Locale } from '#i18n';
import { acceptOf, type FileKind, fileLimits, kindsInWords } from '#platform/files';
import { useView } from '#web';
import { FileInput, Island } from '#web/ui';
import { texts } from '../messages/index.ts';

/** A file sent before, as a form shows it. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly bytes?: number;
  /** Where it opens. */
  readonly href?: string;
}

export interface UploadFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly accepts: FileKind;
  readonly max: number;
  /** Taken on the spot: a phone opens its camera. */
  readonly capture?: boolean | undefined;
  readonly kept: readonly KeptFile[];
}

/** What may be sent, said before anybody chooses a file. */
export function limitsInWords(accepts: FileKind, max: number, locale: Locale): string {
  return texts(locale).field.limits(kindsInWords(accepts, locale), formatBytes(fileLimits[accepts].maxBytes, locale), max);
}

/** Files as an answer: those sent before, each with a tick that keeps it, and a box for more. The form must send files. */
export function UploadField({ id, name, label, hint, error, optional, accepts, max, capture, kept }: UploadFieldProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Island
      name="upload"
      props={{ to: `/unggahan?jenis=${accepts}`, name, kind: accepts, maxBytes: fileLimits[accepts].maxBytes, then: 'keep' }}
    >
      <FileInput
        id={id}
        name={name}
        label={label}
        hint={[hint, limitsInWords(accepts, max, locale)].filter(Boolean).join(' ')}
        error={error}
        optional={optional}
        accept={acceptOf(accepts)}
        multiple={max > 1}
        capture={capture}
      />
      <fieldset class="kept" data-kept hidden={kept.length === 0}>
        <legend class="small soft">{m.field.kept}</legend>
        {kept.map((file) => (
          <label class="choice small">
            <input type="checkbox" name={name} value={file.id} checked />
            <span>
              {file.href ? <a href={file.href}>{file.name}</a> : file.name}
              {file.bytes !== undefined && <span class="soft small"> {formatBytes(file.bytes, locale)}</span>}
            </span>
          </label>
        ))}
      </fieldset>
    </Island>
  );
}
