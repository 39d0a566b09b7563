import { readConfig } from './config.ts';
import { moveContents } from './move-files.ts';
import { storesOf } from './storage.ts';

// Every file from the disk to the object store, or back, while everybody serves: npm run files:move -- s3|disk
try {
  const [goal, ...more] = process.argv.slice(2);
  if ((goal !== 's3' && goal !== 'disk') || more.length > 0) throw new Error('Say where to: npm run files:move -- s3, or -- disk');
  const config = readConfig(process.env);
  const { disk, s3 } = storesOf(config);
  if (!s3) throw new Error('No object store is set up: S3_ENDPOINT and what belongs to it must be set');
  if (config.files.keepIn !== goal)
    throw new Error(
      `New files still go to the other place. Set FILES_STORE=${goal}, start every process anew with it, then call this again`,
    );
  const [from, to] = goal === 's3' ? [disk, s3] : [s3, disk];
  await to.probe();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const { moved, bytes, damaged, left } = await moveContents(from, to, new Date(), (count) => say(`${count} moved …`));
  say(`${moved} files of ${Math.ceil(bytes / 1_000_000)} MB moved to ${to.place}.`);
  if (left > 0) say(`${left} were written again meanwhile: call this once more.`);
  for (const sha256 of damaged) say(`${sha256} is damaged and stays in ${from.place}.`);
  process.exitCode = damaged.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
