import { connect, type Socket } from 'node:net';
import { type Scanner, ScannerAway } from './scanner.ts';

export interface ClamdSettings {
  /** `tcp://HOST:PORT` or `unix:///PATH`. */
  readonly url: string;
  /** Milliseconds without a word from it after which it counts as away. */
  readonly patience: number;
  readonly whenAway: 'wait' | 'refuse';
}

/** Bytes of one piece of a stream. */
const PIECE = 256 * 1024;
/** Longer answers are none of clamd's. */
const LONGEST = 4096;

/** A ClamAV daemon, by the commands VERSION and INSTREAM of its protocol (clamd(8)), a connection for each. */
export function clamd({ url, patience, whenAway }: ClamdSettings): Scanner {
  const { hostname, port, pathname, protocol } = new URL(url);
  const target =
    protocol === 'unix:' ? { path: decodeURIComponent(pathname) } : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };

  const ask = (send: (socket: Socket) => void): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(target);
      let answer = '';
      const fail = (why: string, cause?: Error) => {
        socket.destroy();
        reject(new ScannerAway(url, why, { cause }));
      };
      socket.setTimeout(patience, () => fail('it did not answer in time'));
      socket.once('error', (error) => {
        // It says why before it hangs up on a stream that is too long for it.
        if (answer === '') fail('no connection', error);
      });
      socket.once('connect', () => send(socket));
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
        if (answer.includes('\0') || answer.length > LONGEST) socket.end();
      });
      socket.once('close', () => {
        const [line = ''] = answer.split('\0');
        if (answer.includes('\0')) resolve(line.trim());
        else fail('it broke off');
      });
    });

  const version = () => ask((socket) => socket.write('zVERSION\0'));
  return {
    place: url,
    whenAway,
    version,
    async scan(bytes) {
      const by = await version();
      const answer = await ask((socket) => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += PIECE) {
          const piece = bytes.subarray(at, at + PIECE);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(piece.length);
          socket.write(length);
          socket.write(piece);
        }
        socket.write(Buffer.alloc(4));
      });
      if (answer === 'stream: OK') return { finding: null, by };
      const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (found === undefined) throw new ScannerAway(url, `it answered "${answer.slice(0, 100)}"`);
      return { finding: found.slice(0, 200), by };
    },
  };
}
