import type { Page } from 'playwright-core';
import { type Filled, fill, follow, press, runsScripts } from './form.ts';
import { paper } from './papers.ts';

const words = {
  id: {
    signUp: 'Daftar',
    confirm: 'Konfirmasi',
    begin: 'Mulai mengisi',
    save: 'Simpan dan lanjutkan',
    goOn: 'Lanjutkan',
    add: (item: string) => `Tambah ${item}`,
    owner: 'Pemilik',
    building: 'Bangunan',
    upload: /^Unggah/,
    has: 'Sudah ada',
    check: 'Lanjut memeriksa',
    send: 'Kirim pengajuan',
    open: 'Buka berkas',
  },
  en: {
    signUp: 'Sign up',
    confirm: 'Confirm',
    begin: 'Start',
    save: 'Save and go on',
    goOn: 'Go on',
    add: (item: string) => `Add ${item}`,
    owner: 'Owner',
    building: 'Building',
    upload: /^Upload/,
    has: 'Uploaded',
    check: 'Go on to check',
    send: 'Send the application',
    open: 'Open the file',
  },
};

export interface Citizen {
  readonly name: string;
  readonly email: string;
  readonly nik: string;
  /** Number of the house and of the land, so that no two are taken for one. */
  readonly plot: string;
}

/** Somebody who wants a building permit, at their browser; the postman brings the mail that is on its way. */
export function applicant(page: Page, postman: () => Promise<unknown>, locale: 'id' | 'en' = 'id') {
  const say = words[locale];
  const answer = async (answers: Filled): Promise<void> => {
    await fill(page, answers);
    await press(page, say.save);
  };
  const addEntry = async (item: RegExp, answers: Filled): Promise<void> => {
    await follow(page, item);
    await answer(answers);
    await press(page, say.goOn);
  };
  return {
    page,
    /** Makes an account and confirms the address with the code from the demonstration's mailbox. */
    async signsUp({ name, email, nik }: Citizen): Promise<void> {
      await page.goto('/daftar');
      await fill(page, { name, email, nik, password: 'sawah hijau pagi hari' });
      await press(page.getByRole('main'), say.signUp);
      await page.locator('[name=code]').waitFor();
      const confirming = page.url();
      await postman();
      await page.goto(`/demo/mailbox?to=${encodeURIComponent(email)}`);
      const code = /\b\d{6}\b/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
      await page.goto(confirming);
      await fill(page, { code });
      await press(page, say.confirm);
      await page.waitForURL((url) => !url.pathname.startsWith('/daftar'));
    },
    /** Begins an application and answers page after page, to the list of papers. */
    async answersEverything(citizen: Citizen, site: (page: Page, plot: string) => Promise<void>): Promise<void> {
      await page.goto('/ajukan/imb-pbg');
      await press(page, say.begin);
      await this.answersDraft(citizen, site);
    },
    /** Answers a draft page after page, from its list of parts to the list of papers. */
    async answersDraft({ name, email, nik, plot }: Citizen, site: (page: Page, plot: string) => Promise<void>): Promise<void> {
      await page.locator('ol.tasks a').first().click();
      await answer({ role: 'owner', name, nik, email, phone: '081200000021', address: `Jalan Contoh ${plot}, Sempidi` });
      await addEntry(new RegExp(`^${say.add(say.owner)}`, 'i'), { name, nik, share: '100' });
      await answer({
        title: 'ownership',
        number: `22.03.02.01.1.0077${plot}`,
        holder: name,
        area: '304',
        address: `Jalan Contoh ${plot}`,
        village: 'mengwi-sempidi',
      });
      await site(page, plot);
      await press(page, say.save);
      await answer({ purpose: 'rumah tinggal', ownership: 'private' });
      await addEntry(new RegExp(`^${say.add(say.building)}`, 'i'), {
        name: 'Rumah utama',
        use: 'house',
        work: 'new',
        complexity: 'simple',
        permanence: 'permanent',
        floors: '2',
        basements: '0',
        area: '120',
        height: '8',
      });
      await answer({ fence: '30', wasteTank: '1' });
      await answer({ by: 'owner' });
      await answer({ agreed: 'yes' });
      await page.waitForURL(/\/berkas$/);
    },
    /** Hands in a paper for everything that must be handed in; returns what was asked. */
    async handsInPapers(): Promise<readonly string[]> {
      const sections = await page.locator('section.paper-card:has(.tag.wait)').evaluateAll((all) => all.map(({ id }) => id));
      for (const id of sections) {
        const section = page.locator(`#${id}`);
        await section.locator('input[type=file]').setInputFiles(await paper(id.replace('syarat-', '')));
        if (!(await runsScripts(page))) await section.getByRole('button', { name: say.upload }).click();
        await page.locator(`#${id} .tag.done`).filter({ hasText: say.has }).waitFor();
      }
      return sections.map((id) => id.replace('syarat-', ''));
    },
    /** Reads the check page and sends; returns number and tracking code. */
    async sends(): Promise<{ number: string; secret: string }> {
      await follow(page, say.check);
      await press(page, say.send);
      await page.waitForURL(/selesai/);
      const said = await page.getByRole('main').innerText();
      return {
        number: /PBG-5103-\d{4}-\d{5}/.exec(said)?.[0] ?? '',
        secret: /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/.exec(said)?.[0] ?? '',
      };
    },
    async opensFile(): Promise<void> {
      await follow(page, say.open);
    },
    /** Fetches what a link of the page leads to, as a browser saves it. */
    async downloads(link: string): Promise<Buffer> {
      const href = await page.getByRole('link', { name: link }).first().getAttribute('href');
      const answer = await page.request.get(href ?? '');
      if (!answer.ok()) throw new Error(`${link}: ${answer.status()}`);
      return answer.body();
    },
  };
}

/** Draws the land: types one corner, and taps the others on the map. */
export async function drawsOnMap(page: Page, plot: string): Promise<void> {
  const box = page.locator('textarea[name=place]');
  await box.fill(`-8.58${plot}6, 115.1779`);
  await box.blur();
  const map = page.getByRole('region', { name: /Peta letak tanah|Map of the land/ });
  await map.scrollIntoViewIfNeeded();
  const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
  for (const [right, down] of [
    [40, 0],
    [40, 40],
    [0, 40],
  ] as const)
    await map.click({ position: { x: width / 2 + right, y: height / 2 + down } });
  const corners = (await box.inputValue()).trim().split('\n');
  if (corners.length !== 4) throw new Error(`the map wrote ${corners.length} corners: ${corners.join('; ')}`);
}

/** Types the corners of the land, one a line. */
export async function typesCorners(page: Page, plot: string): Promise<void> {
  const [north, south] = [`-8.58${plot}51`, `-8.58${plot}69`];
  await fill(page, { place: [`${north}, 115.17783`, `${north}, 115.17797`, `${south}, 115.17797`, `${south}, 115.17783`].join('\n') });
}
