import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

const ManifestSchema = Type.Object({
  /** Of this shape; another one is refused. */
  format: Type.Literal(1),
  madeAt: Type.String(),
  /** Everything that had run when it was made, in order, as `module/file`, with its checksum. */
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Type.String() })),
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Integer({ minimum: 0 }),
      file: Type.String({ pattern: '^[A-Za-z0-9_.]+\\.copy\\.gz$' }),
      /** Of the file as it lies there. */
      sha256: Sha256,
    }),
  ),
  counters: Type.Array(Type.Object({ name: Type.String(), last: Type.String({ pattern: '^[0-9]+$' }) })),
  /** Contents of uploaded and issued files, and those a sweep took away while the backup was made. */
  files: Type.Object({ count: Type.Integer(), bytes: Type.Integer(), gone: Type.Array(Sha256), sha256: Sha256 }),
  /** Tells whether the keys at hand are those the data lie under, and nothing about them. */
  keys: Type.Object({ secret: Type.String(), data: Type.Array(Type.String()) }),
  /** Whether the example cases of a demonstration are complete. */
  demonstration: Type.Boolean(),
});

/** What a backup holds. It is written last: a folder without one is no backup. */
export type Manifest = Static<typeof ManifestSchema>;

export const MANIFEST = 'manifest.json';
/** The names of all contents the rows refer to, one a line. */
export const CONTENTS = 'contents.copy.gz';

/** Throws a sentence for the operator where there is no backup of ours. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) throw new Error(`${folder} holds no finished backup: there is no ${MANIFEST} in it`);
  const manifest: unknown = JSON.parse(text);
  if (Value.Check(ManifestSchema, manifest)) return manifest;
  const [wrong] = Value.Errors(ManifestSchema, manifest);
  throw new Error(`${join(folder, MANIFEST)} is not of a shape this release reads: ${wrong?.instancePath ?? ''} ${wrong?.message ?? ''}`);
}
