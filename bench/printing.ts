import { chromium } from 'playwright-core';
import { findChromium } from '../tests/support/chromium.ts';

/** Two-page letters a headless browser prints per second: the usual way to make a PDF elsewhere. */
export async function measurePrinting(count: number): Promise<number> {
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...(process.env as Record<string, string>), ...env } });
  try {
    const page = await browser.newPage();
    const letter = `<h1>Keputusan</h1>${'<p>Membaca surat permohonan dan menimbang hal-hal yang disebut di bawah ini.</p>'.repeat(60)}`;
    const begun = performance.now();
    for (let n = 0; n < count; n++) {
      await page.setContent(`${letter}<p>${n}</p>`);
      await page.pdf({ format: 'A4', tagged: true });
    }
    return count / ((performance.now() - begun) / 1000);
  } finally {
    await browser.close();
  }
}
