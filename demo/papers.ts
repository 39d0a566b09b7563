import { transaction } from '#db';
import { DXF, keepOwnFile } from '#platform/files';
import { officeTemplate, renderPdf } from '#platform/documents';
import { type Checklist, requirementsFor } from '#platform/forms';
import type { CasesDeps, ServiceDefinition } from '#platform/cases';
import sharp from 'sharp';

/** A page that says what it stands for and that it is none. */
const paper = officeTemplate(
  'demo-paper',
  `#v(3cm)
#align(center)[
  #text(28pt, weight: 800)[CONTOH]
  #v(0.4cm)
  #text(18pt, weight: 700)[#data.title]
  #v(0.6cm)
  Halaman ini mewakili dokumen yang sebenarnya. Nama, nomor, dan isinya rekaan.
  #if data.revision > 1 [#v(0.4cm) Perbaikan ke-#(data.revision - 1)]
]`,
);

/** A made-up floor plan on A3; its revision has a wider stair and a second door. */
const plan = officeTemplate(
  'demo-drawing',
  `#page(paper: "a3", flipped: true, margin: 1.2cm, header: none, footer: none)[
  #let wall = 2.4pt + black
  #let room(x, y, w, h, name) = place(dx: x, dy: y, rect(width: w, height: h, stroke: wall)[#align(center + horizon)[#text(11pt)[#name]]])
  #rect(width: 100%, height: 100%, stroke: 0.8pt)[
    #place(dx: 1cm, dy: 0.4cm)[#text(16pt, weight: 800)[CONTOH: #data.title] #h(1cm) #text(11pt)[Skala 1:100, rekaan, bukan bangunan mana pun. Revisi #data.revision]]
    #room(3cm, 3cm, 11cm, 8cm, [Ruang keluarga\\ 5,50 × 4,00])
    #room(14cm, 3cm, 8cm, 8cm, [Kamar 1\\ 4,00 × 4,00])
    #room(3cm, 11cm, 7cm, 8cm, [Dapur\\ 3,50 × 4,00])
    #room(10cm, 11cm, if data.revision > 1 { 5cm } else { 4cm }, 8cm, [Tangga])
    #room(if data.revision > 1 { 15cm } else { 14cm }, 11cm, if data.revision > 1 { 7cm } else { 8cm }, 8cm, [Kamar 2])
    #place(dx: 3cm, dy: 20.2cm, line(length: 19cm, stroke: 0.6pt))
    #place(dx: 11.5cm, dy: 20.5cm)[9,50 m]
    #if data.revision > 1 { place(dx: 5cm, dy: 10.7cm, rect(width: 2cm, height: 0.6cm, fill: white, stroke: 0.8pt)) }
    #place(dx: 25cm, dy: 3cm, rect(width: 12cm, height: 8cm, stroke: 1.2pt)[#align(center + bottom)[Tampak depan]])
    #place(dx: 25.5cm, dy: 4cm, polygon(stroke: 1.2pt, (0cm, 3cm), (5.5cm, 0cm), (11cm, 3cm)))
    #place(dx: 26.5cm, dy: 7cm, rect(width: 9cm, height: 3cm, stroke: 1.2pt))
  ]
]`,
);

const drawn = new Map<string, Buffer>();

function paperOf(title: string, revision: number): Buffer {
  const key = `${title} ${revision}`;
  const known = drawn.get(key);
  if (known) return known;
  const made = renderPdf(title.startsWith('Gambar') ? plan : paper, { title, revision, demo: true });
  drawn.set(key, made);
  return made;
}

let photo: Promise<Buffer> | undefined;

/** A drawn building site under a blue sky: no photograph of any place. */
function siteOf(): Promise<Buffer> {
  photo ??= sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><path fill="#bcd7ea" d="M0 0h960v640H0z"/><path fill="#7f9c63" d="M0 430h960v210H0z"/><path fill="#d9c7a4" d="M250 300h420v190H250z"/><path fill="#a2371f" d="M220 300 460 170l240 130z"/><path fill="#574d43" d="M420 380h80v110h-80z"/><path stroke="#6b5b45" stroke-width="8" d="M140 520h680M180 440v80M300 500v20M780 440v80"/></svg>',
    ),
  )
    .jpeg({ quality: 80 })
    .toBuffer();
  return photo;
}

/** A drawing in DXF, by its revision. */
type Drawing = (revision: number) => Buffer;
/** What is handed in as DXF instead of paper, by its requirement. */
export type Drawings = Readonly<Record<string, Drawing>>;

/** Every file a service requires for these answers, handed in by a person: requirement key to file ids. */
export async function handIn(
  deps: CasesDeps,
  ownerPersonId: string,
  { checklist }: ServiceDefinition,
  answers: object,
  drawings: Drawings = {},
): Promise<Record<string, string[]>> {
  const asked = requirementsFor(checklist.value as Checklist, answers as never).filter(({ need }) => need === 'required');
  return transaction(deps.db, async (tx) => {
    const handed: Record<string, string[]> = {};
    for (const { key, name } of asked) {
      const file = await keepOwnFile(tx, deps.files, { ...fileOf(name.id, 1, drawings[key]), ownerPersonId });
      handed[key] = [file.id];
    }
    return handed;
  });
}

/** One more document of a person: a mended file, a deposit slip. */
export async function handInOne(deps: CasesDeps, ownerPersonId: string, title: string, revision = 1, drawing?: Drawing): Promise<string> {
  const file = { ...fileOf(title, revision, drawing), ownerPersonId };
  return transaction(deps.db, async (tx) => (await keepOwnFile(tx, deps.files, file)).id);
}

/** A photo of the site, taken by an inspector. */
export async function takePhoto(deps: CasesDeps, ownerPersonId: string): Promise<string> {
  const content = await siteOf();
  return transaction(
    deps.db,
    async (tx) =>
      (await keepOwnFile(tx, deps.files, { content, name: 'Foto lapangan.jpg', mediaType: 'image/jpeg', caseId: null, ownerPersonId })).id,
  );
}

function fileOf(title: string, revision: number, drawing?: Drawing) {
  return drawing
    ? { name: `${title}.dxf`, mediaType: DXF, caseId: null, content: drawing(revision) }
    : { name: `${title}.pdf`, mediaType: 'application/pdf', caseId: null, pages: 1, content: paperOf(title, revision) };
}
