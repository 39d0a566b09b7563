import { castOf, seedPlan } from '#demo';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let visitor: Visitor;
let template = '';
beforeAll(async () => {
  app = await startApp();
  await seedPlan(app.deps, await castOf(app.deps));
  visitor = app.visitor();
  template = (await visitor.get('/periksa-gambar/contoh.dxf')).body;
}, 180_000);
afterAll(() => app?.close());

const HERE = '-8.5806, 115.1779';
const at = (page: string, letak: string) => `${page}?${new URLSearchParams({ letak })}`;

/** Sends the example drawing as the form of a page does without scripts. */
async function send(address: string, subzona: string): Promise<string> {
  const head = (name: string, more = '') => `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`;
  await visitor.get(address);
  const fields = Object.entries({ _csrf: await visitor.token(), subzona, satuan: 'm' }).map(
    ([name, value]) => `${head(name)}\r\n${value}\r\n`,
  );
  const payload = `${fields.join('')}${head('gambar', '; filename="tapak.dxf"')}\r\n${template}\r\n--x--\r\n`;
  const { body } = await visitor.send({
    method: 'POST',
    url: address,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  });
  return body;
}

describe('a drawing checked at a place, without an account', () => {
  it('is held against the zone there, and against what lies over it by its own law', async () => {
    const page = (await visitor.get(at('/periksa-gambar', HERE))).body;
    const chosen = /<option value="([^"]+)" selected/.exec(page)?.[1] ?? '';
    expect(chosen).toMatch(/^[A-Z]/);
    expect(textOf(page)).toMatch(new RegExp(`Zona ${chosen}.*Pura Contoh Dalem : \\d+ m dari lokasi ini; berlaku sampai 150 m`, 's'));
    const form = /<form[^>]+action="([^"]+)"[^>]+enctype="multipart/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(form, 'the place goes with the form').toContain('letak=');
    const result = textOf(await send(form, chosen));
    expect(result).toMatch(/Jarak ke pura.*paling sedikit 150 m \d+,\d m dari tanah menurut peta rencana Dinilai petugas/s);
    expect(result, 'and stays').toContain('Pura Contoh Dalem');
    expect(textOf(await send('/periksa-gambar', chosen)), 'without a place nothing is known of temples').not.toContain('Jarak ke pura');
  });

  it('takes the place along to tracing and back, and asks again for one it cannot read', async () => {
    const traced = (await visitor.get(at('/periksa-gambar/jiplak', HERE))).body;
    expect(traced).toMatch(/href="\/periksa-gambar\?letak=/);
    const lists = { batas_persil: '0 0\n15 0\n15 20\n0 20', tapak_bangunan: '3 3\n12 3\n12 12\n3 12' };
    const sent = await visitor.post(at('/periksa-gambar/jiplak', HERE), { subzona: 'R-3', aksi: 'periksa', ...lists });
    expect(textOf(sent.body)).toContain('Jarak ke pura');
    const wrong = await visitor.get(at('/periksa-gambar', 'di belakang pasar'));
    expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('Letak tanah')]);
    expect(wrong.body, 'what was typed stays').toContain('di belakang pasar');
    expect((await visitor.get(at('/tata-ruang', HERE))).body).toMatch(/href="\/periksa-gambar\?letak=[^"]+&amp;subzona=/);
  });

  it('says of a temple on the land that it stands there, not that the land lies in it', async () => {
    const temple = '-8.5811, 115.1788\n-8.5811, 115.1790\n-8.5813, 115.1790\n-8.5813, 115.1788';
    const said = textOf((await visitor.get(at('/tata-ruang', temple))).body);
    expect(said).toContain('Pura Contoh Dalem : ada di lokasi ini; berlaku sampai 150 m di sekitarnya');
    const form = at('/periksa-gambar', temple);
    expect(textOf(await send(form, ''))).toMatch(/Jarak ke pura.*ada di tanah ini menurut peta rencana/s);
  });
});
