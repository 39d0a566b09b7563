import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A Typst template: its source reads its data as `json("/data.json")`. */
export interface Template {
  readonly name: string;
  readonly source: string;
}

// The faces official letters use; a document embeds the glyphs it needs of them, whatever the machine has installed.
const FACES = ['400Regular', '400Regular_Italic', '700Bold'];

let compiler: NodeCompiler | undefined;

// What a letter has in common with one of so many before it is not worked out again; older work is forgotten.
const REMEMBERED = 8;

/**
 * A tagged PDF/A-2b (ISO 19005-2) from a template and plain JSON, created `at` a moment. Signs no face has, such as
 * pictographs in a name, are drawn as "?". Throws with Typst's own message where the template does not compile.
 */
export function renderPdf(template: Template, data: Readonly<Record<string, unknown>>, at = new Date(0)): Buffer {
  const plain = JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? visible(value) : value));
  const drawn = draw(template, plain, at);
  if (Buffer.isBuffer(drawn)) return drawn;
  const again = draw(template, [...plain].map((sign) => (drawn.missing.has(sign) ? '?' : sign)).join(''), at);
  if (Buffer.isBuffer(again)) return again;
  throw new Error(`template ${template.name} does not compile: no face has ${[...again.missing].join(' ')}`);
}

/** Without what steers a text instead of being read: control signs, changes of direction. Line breaks stay. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : ''));
}

function draw(template: Template, data: string, at: Date): Buffer | { readonly missing: ReadonlySet<string> } {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: readFaces() }] });
  // A file in memory and no input: the compiler takes other inputs for another language, in which it knows nothing yet.
  compiler.mapShadow(join(import.meta.dirname, 'data.json'), Buffer.from(data));
  const outcome = compiler.compile({ mainFileContent: template.source });
  const [problem] = [outcome.takeError(), outcome.takeWarnings()].flatMap((found) => found?.shortDiagnostics ?? []) as {
    message: string;
  }[];
  const document = outcome.result;
  // A warning is a font or a picture that is not there: such a letter must not leave the house.
  if (!document || problem) throw new Error(`template ${template.name} does not compile: ${problem?.message}`);
  try {
    return Buffer.from(compiler.pdf(document, { pdfStandard: 'a-2b', pdfTags: true, creationTimestamp: Math.floor(at.getTime() / 1000) }));
  } catch (error) {
    // The compiler puts what is wrong where other errors have their code.
    const said = String((error as { code?: unknown }).code);
    const texts = [...said.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g)].map((match) => match[1] ?? '');
    if (texts.length === 0) throw new Error(`template ${template.name} does not become a PDF: ${said.slice(0, 400)}`, { cause: error });
    return { missing: new Set(texts.flatMap((text) => [...text])) };
  } finally {
    compiler.evictCache(REMEMBERED);
  }
}

function readFaces(): Buffer[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'));
  return FACES.map((face) => readFileSync(join(folder, face, `PlusJakartaSans_${face}.ttf`)));
}
