import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { defineService } from '#platform/cases';
import { officeTemplate, renderPdf, signPdf, verifyByCode, verifyPdf } from '#platform/documents';
import { keepOwnFile } from '#platform/files';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCard } from './library-card.ts';
import { adult, openWorld, type World } from './world.ts';

let world: World;
let head: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  head = await world.person('Kadek Kepala', ['head-librarian']);
});
afterAll(() => world.close());

const letter = officeTemplate('publisher', '#align(center)[Surat penerbit bagi #data.holder, nomor #data.number]');

/** A letter another house wrote; signed by it unless told otherwise. */
async function written(holder: string, number: string, signed = true): Promise<Buffer> {
  const plain = renderPdf(letter, { title: 'Surat', holder, number, demo: true });
  if (!signed) return plain;
  const { documents, clock } = world.deps;
  const by = await documents.signers.signerOf({ name: 'Ketut Penerbit', office: 'Penerbit Contoh' }, new Set());
  return (await signPdf(plain, by, { reason: 'Surat', location: 'Contoh', at: clock.now() })).pdf;
}

const kept = (content: Buffer) =>
  transaction(world.deps.db, async (tx) => {
    const { files } = world.deps;
    const file = { content, name: 'dari-penerbit.pdf', mediaType: 'application/pdf', caseId: null, ownerPersonId: head.personId };
    return (await keepOwnFile(tx, files, file)).id;
  });

let people = 0;
async function atHead() {
  const name = `Pemohon Surat ${++people}`.replace(/\d+$/, (n) => 'ABCDEFGHIJ'[Number(n)] ?? n);
  const applicant = await world.person(name);
  const front = await world.person('Made Loket', ['front-office']);
  const { caseId } = await world.submit(applicant, adult(name, `Gang Penerbit ${people}`));
  await world.act(front, caseId, 'pass');
  await world.work();
  const bring = async (pdf: Buffer, number: string) => {
    await world.act(head, caseId, 'bring', { number, letter: [await kept(pdf)] });
    await world.work();
    return (await world.see(applicant, caseId)).state;
  };
  return { name, caseId, applicant, bring };
}

describe('a product another authority made', () => {
  it('is registered byte for byte, found by code and by its very file, and takes no number of ours', async () => {
    const { name, caseId, applicant, bring } = await atHead();
    const pdf = await written(name, 'P-1');
    const state = await bring(pdf, 'P-1');
    expect(state).toMatchObject({ status: 'issued', position: { desk: 'shelf' }, orders: [] });
    const [product] = state.products;
    expect(product).toMatchObject({ key: 'letter', number: 'P-1', state: 'valid' });
    const { files } = await world.see(applicant, caseId);
    const file = files.get(product?.fileId ?? '');
    expect(file).toMatchObject({ name: 'Surat penerbit P-1.pdf', mediaType: 'application/pdf' });
    expect(Buffer.compare(await world.deps.files.storage.get(file?.sha256 ?? ''), pdf)).toBe(0);
    expect(await verifyByCode(world.deps.db, product?.verificationCode ?? '')).toMatchObject({
      brought: true,
      signerName: 'Ketut Penerbit',
      signerOffice: 'Penerbit Contoh',
      state: 'valid',
    });
    expect(await verifyPdf(world.deps.documents, pdf)).toMatchObject({ verdict: 'genuine' });
    const series = await world.deps.db.selectFrom('documents.series').select('series').execute();
    // That of the case itself.
    expect(series).toEqual([{ series: 'KP' }]);
  });

  it('goes nowhere while its signature is missing, its words are another’s or its number is taken', async () => {
    const { name, bring } = await atHead();
    expect(await bring(await written(name, 'P-2', false), 'P-2')).toMatchObject({ status: 'in-review', orders: [], products: [] });
    expect(await bring(await written('Orang Lain', 'P-2'), 'P-2')).toMatchObject({ status: 'in-review', products: [] });
    expect(await bring(await written(name, 'P-1'), 'P-1')).toMatchObject({ status: 'in-review', products: [] });
    const { records } = await bring(await written(name, 'P-2'), 'P-2');
    expect(records.filter((record) => record.name === 'bring').map(({ value }) => [value.finding, value.way])).toEqual([
      ['unsigned', 'odd'],
      ['valid', 'odd'],
      ['valid', 'odd'],
      ['valid', 'fits'],
    ]);
  });

  it('gives way to a corrected one, which may bear the same number', async () => {
    const { name, caseId, applicant, bring } = await atHead();
    const [old] = (await bring(await written(name, 'P-3'), 'P-3')).products;
    await world.act(head, caseId, 'rebring', { number: 'P-3', letter: [await kept(await written(`${name} Dewi`, 'P-3'))] });
    await world.work();
    const { products } = (await world.see(applicant, caseId)).state;
    expect(products.map(({ state }) => state)).toEqual(['replaced', 'valid']);
    expect(await verifyByCode(world.deps.db, old?.verificationCode ?? '')).toMatchObject({
      state: 'replaced',
      replacedByCode: products[1]?.verificationCode,
    });
  });

  it('is refused at start-up where its action does not ask for file and number', () => {
    const { letter: product } = libraryCard.products;
    const wrong = {
      ...libraryCard,
      actions: () => keyedActions(),
      products: { ...libraryCard.products, letter: { ...product, brought: { by: ['meet'], file: 'photos', number: 'serial' } } },
    };
    expect(() => defineService(wrong as never)).toThrow('product letter is brought by meet, which does not ask for photos and serial');
  });
});

const ENGINES = ['propose-extension', 'answer-extension'];
const keyedActions = () =>
  Object.fromEntries(
    Object.entries(libraryCard.actions)
      .filter(([key]) => !ENGINES.includes(key))
      .map(([key, action]) => [key, { action }]),
  );
