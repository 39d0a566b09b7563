import { describe, expect, it } from 'vitest';
import { readDxf } from '../../domain/dxf/read.ts';
import { templateDxf } from '../template.ts';
import { commentsOf, readingIn } from './carried.ts';
import { MOST_LETTERS, pictureIn, withPicture } from './carried-picture.ts';

const source = commentsOf({ traced: true }) + templateDxf();
const base64 = Buffer.from(Array.from({ length: 3000 }, (_, n) => n % 256)).toString('base64');

describe('the picture a drawing was traced over', () => {
  it('travels in the drawing, which is read as before, by every line ending', () => {
    const carried = withPicture(source, base64);
    expect(pictureIn(carried)).toBe(base64);
    expect(pictureIn(carried.replaceAll('\n', '\r\n'))).toBe(base64);
    expect(readingIn(carried)?.reading.traced).toBe(true);
    expect(readDxf(carried)).toEqual(readDxf(source));
    expect(carried.split('\n').every(({ length }) => length <= 255)).toBe(true);
  });

  it('is none where there is none, where it is too large to carry, and where the comment is something else', () => {
    expect(pictureIn(source)).toBeNull();
    expect(withPicture(source, 'A'.repeat(MOST_LETTERS + 1))).toBe(source);
    expect(pictureIn(`999\nWANTILAN-JIPLAKAN <script>\n${source}`)).toBeNull();
  });
});
