import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What every scanner takes for harmful, and nothing is harmed by: https://www.eicar.org. In two halves, so that this file is no alarm. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface ClamdStandIn {
  readonly url: string;
  /** How many streams it has looked at. */
  looked(): number;
  /** Learns a further text to be taken for harmful, and says another version from then on. */
  learn(text: string, name: string): void;
  /** Answers nothing until told otherwise. */
  fallSilent(silent: boolean): void;
  close(): Promise<void>;
}

interface Starting {
  /** A socket of the file system instead of a port. */
  readonly path?: string;
  readonly port?: number;
  /** Bytes of the longest stream it looks at. */
  readonly most?: number;
}

/** A ClamAV daemon that speaks PING, VERSION and INSTREAM, and knows EICAR and what it was taught. */
export async function startClamd({ path, port = 0, most = 64_000_000 }: Starting = {}): Promise<ClamdStandIn> {
  const known = new Map([[eicar, 'Eicar-Test-Signature']]);
  let signatures = 27_500;
  let looked = 0;
  let silent = false;

  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part]);
      if (silent) return;
      const end = heard.indexOf(0);
      if (end < 0) return;
      const command = heard.subarray(0, end).toString();
      if (command === 'zPING') socket.end('PONG\0');
      else if (command === 'zVERSION') socket.end(`ClamAV 1.4.3/${signatures}/Sat Nov 28 08:00:00 2026\0`);
      else if (command === 'zINSTREAM') answerStream(socket, heard.subarray(end + 1));
      else socket.end('UNKNOWN COMMAND\0');
    });
  });

  const answerStream = (socket: Socket, bytes: Buffer): void => {
    const pieces: Buffer[] = [];
    let length = 0;
    for (let at = 0; at + 4 <= bytes.length; ) {
      const size = bytes.readUInt32BE(at);
      if (size === 0) {
        looked += 1;
        const content = Buffer.concat(pieces);
        const found = [...known].find(([text]) => content.includes(text));
        return void socket.end(found ? `stream: ${found[1]} FOUND\0` : 'stream: OK\0');
      }
      length += size;
      if (length > most) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (at + 4 + size > bytes.length) return;
      pieces.push(bytes.subarray(at + 4, at + 4 + size));
      at += 4 + size;
    }
  };

  if (path) await rm(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (path) server.listen(path, resolve);
    else server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: path ? `unix://${path}` : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    looked: () => looked,
    learn: (text, name) => {
      known.set(text, name);
      signatures += 1;
    },
    fallSilent: (now) => {
      silent = now;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
