import { describe, expect, it } from 'vitest';
import type { UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import { checkDrawing } from '../domain/run.ts';
import { templateDxf } from '../template.ts';
import { checkAside } from './check-aside.ts';

const rules = { limits: null, height: { metres: 15, citation: 'x' }, tolerance: { percent: 5, citation: 'x' } };
/** The example site, with so many lines of furniture around it. */
const furnished = (lines: number) =>
  templateDxf().replace('2\nENTITIES\n', `2\nENTITIES\n${'0\nLINE\n8\nPERABOT\n10\n1.5\n20\n2.5\n11\n3.25\n21\n4.75\n'.repeat(lines)}`);
const asked = (source: string) => ({ content: Buffer.from(source), chosen: null, rules });

describe('a drawing checked aside', () => {
  it('comes to the same as here, and the process goes on with other work meanwhile', async () => {
    const source = furnished(100_000);
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const { checked, carried } = await checkAside(asked(source));
    clearInterval(timer);
    expect(turns, 'a timer of five milliseconds got its turns').toBeGreaterThan(10);
    expect(checked).toEqual(checkDrawing(readDxf(source), {}, rules));
    expect(carried).toBeNull();
  }, 60_000);

  it('is refused by name, and one that is refused keeps nobody behind it', async () => {
    const all = [asked('<html>'), asked(templateDxf()), asked('AutoCAD Binary DXF'), asked(templateDxf())].map(checkAside);
    const ended = await Promise.allSettled(all);
    expect(
      ended.map((one) => (one.status === 'rejected' ? (one.reason as UnreadableDxf).problem.kind : one.value.checked.plan.parcelM2)),
    ).toEqual(['not-dxf', 300, 'binary', 300]);
  }, 60_000);
});
