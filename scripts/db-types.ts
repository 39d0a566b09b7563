import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createScratchDatabase } from '../tests/support/database.ts';
import { generate } from '../tests/support/generate-types.ts';

// Writes src/db/generated.ts from a database made of the migrations alone.
const database = await createScratchDatabase();
await writeFile(join(import.meta.dirname, '../src/db/generated.ts'), await generate(database.url));
await database.close();
