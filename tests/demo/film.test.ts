import { drawFilm } from '#demo/lentera';
import { openBrowser, type TestBrowser } from '#support';
import { fileTypeFromBuffer } from 'file-type';
import { afterAll, beforeAll, expect, it } from 'vitest';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

const scene = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270"><rect width="480" height="270" fill="${colour}"/></svg>`;

it('is a film that a browser plays from its first picture to its last', async () => {
  const film = await drawFilm([
    { drawing: scene('#c00000'), lasts: 1_000 },
    { drawing: scene('#0000c0'), lasts: 2_000 },
  ]);
  expect((await fileTypeFromBuffer(film))?.mime).toBe('video/webm');
  const page = await browser.page('http://127.0.0.1');
  await page.goto('about:blank');
  const seen = await page.evaluate(async (base64) => {
    const video = document.createElement('video');
    video.muted = true;
    video.src = `data:video/webm;base64,${base64}`;
    const heard = (name: string) => new Promise((done) => video.addEventListener(name, done, { once: true }));
    await heard('loadeddata');
    const colourNow = () => {
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d');
      pen?.drawImage(video, 0, 0, 10, 10, 0, 0, 1, 1);
      const [red = 0, , blue = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
      return red > blue ? 'red' : 'blue';
    };
    // A busy machine draws the sought picture some moments after it says that it has found it.
    const colourAt = async (seconds: number, awaited: 'red' | 'blue') => {
      const sought = heard('seeked');
      video.currentTime = seconds;
      await sought;
      for (let tries = 0; tries < 40 && colourNow() !== awaited; tries++) await new Promise((go) => setTimeout(go, 50));
      return colourNow();
    };
    return {
      lasts: video.duration,
      wide: video.videoWidth,
      high: video.videoHeight,
      at: [await colourAt(0.5, 'red'), await colourAt(1.8, 'blue')],
    };
  }, film.toString('base64'));
  expect(seen).toEqual({ lasts: 3, wide: 480, high: 270, at: ['red', 'blue'] });
  await page.context().close();
}, 60_000);
