import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOf, type Shot } from './shoot.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function figureOf({ file, look, faults }: Shot): string {
  const name = escaped(file);
  const said = escaped(`${nameOf(look)} ${faults.join('; ')}`);
  return `<figure${faults.length > 0 ? ' class="bad"' : ''}><a href="${name}"><img loading="lazy" src="${name}" alt=""></a><figcaption>${said}</figcaption></figure>`;
}

/** Writes index.html beside the pictures: one row a page, every look side by side, faults first. */
export async function writeGallery(folder: string, shots: readonly Shot[]): Promise<void> {
  const byPlace = Map.groupBy(shots, ({ place }) => place.name);
  const faulty = shots.filter(({ faults }) => faults.length > 0);
  const rows = [...byPlace].map(([name, taken]) => {
    const title = `<h2>${escaped(name)} <small>${escaped(taken[0]?.place.address ?? '')}</small></h2>`;
    return `<section id="${escaped(name)}">${title}<div>${taken.map(figureOf).join('')}</div></section>`;
  });
  const list = faulty.map(({ place, look, faults }) => {
    const name = escaped(place.name);
    return `<li><a href="#${name}">${name}</a> ${nameOf(look)}: ${escaped(faults.join('; '))}</li>`;
  });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Wantilan, page by page</title><style>
body{font:14px system-ui;margin:1rem;background:#888}section>div{display:flex;gap:1rem;overflow-x:auto;align-items:start}
figure{margin:0;flex:none}img{width:220px;max-height:420px;object-fit:cover;object-position:top;background:#fff}figure.bad img{outline:4px solid #c00}
h2{font-size:1rem}small{font-weight:400}figcaption{width:220px;font-size:11px}</style>
<h1>${byPlace.size} pages, ${shots.length} pictures, ${faulty.length} with a fault</h1><ul>${list.join('')}</ul>${rows.join('\n')}</html>`;
  await writeFile(join(folder, 'index.html'), html);
}
