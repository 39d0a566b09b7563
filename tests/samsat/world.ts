import { samsatOf, type SamsatCast } from '#demo';
import { type PostStandIn, startPost, startVehicles, type VehiclesStandIn } from '#demo/stand-ins';
import { type FakeClock, startApp, type TestApp, type Visitor } from '#support';

/** Samsat with its officers, its register and who has which vehicle; the national register stands beside it. */
export interface World {
  readonly app: TestApp<FakeClock>;
  readonly national: VehiclesStandIn;
  readonly post: PostStandIn;
  readonly samsat: SamsatCast;
  /** Vehicles of Putu, an officer who decides, and the keeper of the register. */
  readonly putu: Visitor;
  readonly niluh: Visitor;
  readonly clerk: Visitor;
  readonly keeper: Visitor;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const national = await startVehicles({ now: () => app.clock.now() });
  const post = await startPost();
  const env = {
    POS_URL: post.url,
    POS_TOKEN: post.token,
    POS_PATIENCE: '500',
    SAMSAT_URL: national.url,
    SAMSAT_TOKEN: national.token,
    SAMSAT_PATIENCE: '500',
  };
  const app: TestApp<FakeClock> = await startApp({ env });
  const samsat = await samsatOf(app.deps);
  const emails = ['putu@contoh.test', 'niluh@contoh.test', samsat.officers.clerk.email, samsat.officers.keeper.email];
  const [putu, niluh, clerk, keeper] = await Promise.all(emails.map((email) => app.signedIn(email)));
  if (!putu || !niluh || !clerk || !keeper) throw new Error('nobody signed in');
  return {
    app,
    national,
    post,
    samsat,
    putu,
    niluh,
    clerk,
    keeper,
    close: async () => {
      await app.close();
      await national.close();
      await post.close();
    },
  };
}

interface OneFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: string | Buffer;
}

/** Sends a form with one file, or with an empty file box. */
export async function sendForm(visitor: Visitor, at: string, fields: Readonly<Record<string, string>>, file?: OneFile) {
  const bound = 'batas-contoh';
  const part = (name: string, value: string) => `--${bound}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const sent = Object.entries({ _csrf: await visitor.token(), ...fields }).map(([name, value]) => part(name, value));
  const head = file
    ? `--${bound}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
    : '';
  const payload = Buffer.concat([Buffer.from(sent.join('') + head), Buffer.from(file?.content ?? ''), Buffer.from(`\r\n--${bound}--\r\n`)]);
  return visitor.send({ method: 'POST', url: at, headers: { 'content-type': `multipart/form-data; boundary=${bound}` }, payload });
}
