import sharp from 'sharp';

/** A picture of a film and how long it is seen, in milliseconds. */
export interface Scene {
  /** SVG, as large as the film. */
  readonly drawing: string;
  readonly lasts: number;
}

const WIDTH = 480;
const HEIGHT = 270;

/**
 * A silent film of still drawings, small because each is one key frame: WebM (EBML, RFC 8794) with VP8, whose key frames
 * are what a lossy WebP holds (RFC 9649), so that nothing has to be encoded that this house does not have already.
 */
export async function drawFilm(scenes: readonly Scene[]): Promise<Buffer> {
  const frames = await Promise.all(
    scenes.map(async ({ drawing }) => {
      const webp = await sharp(Buffer.from(drawing))
        .resize(WIDTH, HEIGHT)
        .flatten({ background: '#fffdf9' })
        .webp({ quality: 70 })
        .toBuffer();
      const at = webp.indexOf('VP8 ', 12, 'latin1');
      return webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4));
    }),
  );
  const starts = scenes.map((_, nth) => scenes.slice(0, nth).reduce((sum, { lasts }) => sum + lasts, 0));
  const total = scenes.reduce((sum, { lasts }) => sum + lasts, 0);
  const header = master(0x1a45dfa3, [
    number(0x4286, 1),
    number(0x42f7, 1),
    number(0x42f2, 4),
    number(0x42f3, 8),
    text(0x4282, 'webm'),
    number(0x4287, 2),
    number(0x4285, 2),
  ]);
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(total);
  const info = master(0x1549a966, [
    number(0x2ad7b1, 1_000_000),
    element(0x4489, duration),
    text(0x4d80, 'wantilan'),
    text(0x5741, 'wantilan'),
  ]);
  const video = master(0xe0, [number(0xb0, WIDTH), number(0xba, HEIGHT)]);
  const track = master(0xae, [number(0xd7, 1), number(0x73c5, 1), number(0x83, 1), text(0x86, 'V_VP8'), video]);
  // The last drawing once more at the end, so that it is seen as long as it lasts.
  const shown = [
    ...frames.map((frame, nth) => ({ frame, at: starts[nth] ?? 0 })),
    { frame: frames.at(-1) ?? Buffer.alloc(0), at: total - 40 },
  ];
  const clusters = shown.map(({ frame, at }) => {
    // Track 1, no time beside the cluster's, a key frame.
    const block = element(0xa3, Buffer.concat([Buffer.from([0x81, 0, 0, 0x80]), frame]));
    return master(0x1f43b675, [number(0xe7, at), block]);
  });
  return Buffer.concat([header, master(0x18538067, [info, master(0x1654ae6b, [track]), ...clusters])]);
}

function element(id: number, content: Buffer): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(content.length) | (1n << 56n));
  return Buffer.concat([bytesOf(id), size, content]);
}

const master = (id: number, children: readonly Buffer[]) => element(id, Buffer.concat(children));
const text = (id: number, value: string) => element(id, Buffer.from(value, 'latin1'));
const number = (id: number, value: number) => element(id, bytesOf(value));

function bytesOf(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}
