/** One revision of a drawing, as a case keeps it. */
interface Revision {
  readonly fileId: string;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}

/** A file with those it took the place of, the newest first; nothing where the files do not hold it. */
export function downTo<T extends Revision>(files: readonly T[], fileId: string): readonly T[] {
  return along(files, fileId, ({ replaces }) => replaces);
}

/** What stands now in the place of a file: the last of those that took it. */
export function inPlaceOf<T extends Revision>(files: readonly T[], fileId: string): T | undefined {
  return along(files, fileId, ({ replacedBy }) => replacedBy).at(-1);
}

function along<T extends Revision>(files: readonly T[], fileId: string, next: (file: T) => string | null): T[] {
  const found: T[] = [];
  for (let id: string | null = fileId; id !== null && found.length <= files.length; ) {
    const file = files.find((one) => one.fileId === id);
    if (!file) break;
    found.push(file);
    id = next(file);
  }
  return found;
}
