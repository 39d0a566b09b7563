import { buildDocument } from '#api';
import { startApp } from '#support';
import { routesOf } from '#web';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateClient } from '../tests/support/generate-client.ts';

// Writes clients/typescript/generated.ts from the document the application makes of its routes.
const app = await startApp();
const document = buildDocument(routesOf(app.application.web), { locale: 'en', publicUrl: 'http://localhost' });
await writeFile(join(import.meta.dirname, '../clients/typescript/generated.ts'), await generateClient(document));
await app.close();
