import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Box, Boxes, StoredMail } from './boxes.ts';

const CAPABILITIES = 'IMAP4rev1 ID IDLE UIDPLUS NAMESPACE UNSELECT';

export interface ImapWeather {
  /** Lines that are idle hear nothing more, as when a router forgot them. */
  deaf: boolean;
  /** Nobody is let in. */
  away: boolean;
}

/** As much of an IMAP server (RFC 3501, 2177) as it takes to read a box: for tests and the demonstration. */
export async function startImap(
  boxes: Boxes,
  password: string,
  weather: ImapWeather,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    if (weather.away) return socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    serve(socket, boxes, password, weather);
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(socket: Socket, boxes: Boxes, password: string, weather: ImapWeather): void {
  let box: Box | undefined;
  let selected = false;
  let idling: string | undefined;
  let rest = '';
  const say = (line: string): void => {
    socket.write(`${line}\r\n`);
  };
  const login = (user: string, given: string) => {
    if (given === password) box = boxes.of(user);
    return given === password;
  };
  const heard = () => {
    if (idling !== undefined && !weather.deaf) say(`* ${box?.mails.length ?? 0} EXISTS`);
  };
  socket.on('close', () => box?.off('come', heard));
  say('* OK ready');
  socket.on('data', (part: Buffer) => {
    rest += part.toString('latin1');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      const literal = /\{(\d+)\}$/.exec(line);
      if (literal) {
        // A literal follows: it is asked for, and read as if it stood there in quotes.
        const [mark, size] = [literal[0], Number(literal[1])];
        const whole = rest.slice(end + 2);
        if (whole.length < size) {
          say('+ go on');
          return;
        }
        rest = `${line.slice(0, -mark.length)}"${whole.slice(0, size)}"${whole.slice(size)}`;
        continue;
      }
      rest = rest.slice(end + 2);
      answer(line);
    }
  });

  function answer(line: string): void {
    if (idling !== undefined) {
      if (/^done$/i.test(line)) say(`${idling} OK done`);
      idling = undefined;
      return;
    }
    const [, tag = '*', verb = '', asked = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
    const words = [...asked.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
      ([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
    );
    const ok = (what = '') => say(`${tag} OK ${what}done`);
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        say(`* CAPABILITY ${CAPABILITIES}`);
        return ok();
      case 'LOGIN':
        return login(words[0] ?? '', words[1] ?? '') ? ok() : say(`${tag} NO [AUTHENTICATIONFAILED] no`);
      case 'ID':
        say('* ID NIL');
        return ok();
      case 'NAMESPACE':
        say('* NAMESPACE (("" "/")) NIL NIL');
        return ok();
      case 'LIST':
      case 'LSUB':
        say(`* ${verb.toUpperCase()} (\\HasNoChildren) "/" INBOX`);
        return ok();
      case 'LOGOUT':
        say('* BYE');
        ok();
        return void socket.end();
    }
    if (!box) return say(`${tag} NO not signed in`);
    switch (verb.toUpperCase()) {
      case 'SELECT':
      case 'EXAMINE':
        selected = true;
        box.on('come', heard);
        say(`* ${box.mails.length} EXISTS`);
        say('* FLAGS (\\Seen \\Deleted)');
        say('* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] may be set');
        say(`* OK [UIDVALIDITY ${box.uidValidity}] so`);
        say(`* OK [UIDNEXT ${box.uidNext}] next`);
        return ok('[READ-WRITE] ');
      case 'IDLE':
        idling = tag;
        return say('+ idling');
      case 'UID FETCH':
        if (selected)
          for (const [nth, mail] of box.mails.entries()) if (isIn(mail.uid, words[0] ?? '', box)) give(socket, nth + 1, mail, asked);
        return ok();
      case 'UID STORE':
        for (const mail of box.mails)
          if (isIn(mail.uid, words[0] ?? '', box)) for (const [flag] of asked.matchAll(/\\\w+|\$\w+/g)) mail.flags.add(flag);
        return ok();
      case 'NOOP':
      case 'CLOSE':
      case 'UNSELECT':
        return ok();
      default:
        say(`${tag} BAD unknown`);
    }
  }
}

function isIn(uid: number, set: string, { mails }: Box): boolean {
  const last = mails.at(-1)?.uid ?? 0;
  return set.split(',').some((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return uid >= Math.min(from, to) && uid <= Math.max(from, to);
  });
}

/** One mail, as far as it is asked for. */
function give(socket: Socket, nth: number, { uid, raw, flags, at }: StoredMail, asked: string): void {
  const head = raw.subarray(0, raw.indexOf('\r\n\r\n') + 4);
  const parts: (string | Buffer)[] = [`* ${nth} FETCH (UID ${uid} FLAGS (${[...flags].join(' ')}) RFC822.SIZE ${raw.length}`];
  if (/INTERNALDATE/i.test(asked))
    parts.push(` INTERNALDATE "${at.toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) ([\d:]+).*/, '$1-$2-$3 $4 +0000')}"`);
  const body = /BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/i.exec(asked);
  if (body) {
    const [, from, most] = body;
    const bytes = from === undefined ? raw : raw.subarray(Number(from), Number(from) + Number(most));
    parts.push(` BODY[]${from === undefined ? '' : `<${from}>`} {${bytes.length}}\r\n`, bytes);
  }
  if (/BODY(?:\.PEEK)?\[HEADER\]/i.test(asked)) parts.push(` BODY[HEADER] {${head.length}}\r\n`, head);
  parts.push(')\r\n');
  socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
}
