import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does `work` on a folder while no other process does: two starts at once would both make the data. The turn is a
 * socket without a file (Linux, unix(7)): it ends with its process, however that ends.
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = `\0wantilan-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  let turn = await take(name);
  for (; turn === null; turn = await take(name)) await sleep(50);
  try {
    return await work();
  } finally {
    turn.close();
  }
}

function take(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const turn = createServer();
    turn.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    turn.listen(name, () => resolve(turn));
  });
}
