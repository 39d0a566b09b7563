type Ring = readonly (readonly [x: number, y: number])[];

/** A .shp file of polygons with one ring each (ESRI Shapefile Technical Description, 1998). */
export function shp(polygons: readonly Ring[]): Buffer {
  const records = polygons.map((ring, index) => {
    const content = Buffer.alloc(48 + ring.length * 16);
    content.writeInt32LE(5, 0);
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    for (const [at, value] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
      content.writeDoubleLE(value, 4 + at * 8);
    content.writeInt32LE(1, 36);
    content.writeInt32LE(ring.length, 40);
    content.writeInt32LE(0, 44);
    for (const [at, [x, y]] of ring.entries()) {
      content.writeDoubleLE(x, 48 + at * 16);
      content.writeDoubleLE(y, 56 + at * 16);
    }
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const body = Buffer.concat(records);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + body.length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, body]);
}

/** A .dbf file (dBase III) of text columns. */
export function dbf(rows: readonly Readonly<Record<string, string>>[]): Buffer {
  const names = Object.keys(rows[0] ?? {});
  const width = 60;
  const header = Buffer.alloc(32 + names.length * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + names.length * width, 10);
  for (const [at, name] of names.entries()) {
    header.write(name, 32 + at * 32, 'latin1');
    header.write('C', 32 + at * 32 + 11, 'latin1');
    header.writeUInt8(width, 32 + at * 32 + 16);
  }
  header.writeUInt8(13, header.length - 1);
  const lines = rows.map((row) => ` ${names.map((name) => (row[name] ?? '').padEnd(width)).join('')}`);
  return Buffer.concat([header, Buffer.from(lines.join(''), 'latin1'), Buffer.from([26])]);
}
