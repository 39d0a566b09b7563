import { startS3 } from './s3.ts';

// `npm run demo:s3`: an object store for trying, on this machine alone. It forgets everything when it ends.
const { url, bucket, accessKey, secretKey } = await startS3({ now: () => new Date(), port: Number(process.argv[2] ?? 3164) });
process.stdout.write(
  `An example object store answers at ${url}. Start the application with\n` +
    `  S3_ENDPOINT=${url} S3_BUCKET=${bucket} S3_ACCESS_KEY=${accessKey} S3_SECRET_KEY=${secretKey}\n` +
    'and `npm run files:move -- s3` brings there what lies on the disk.\n',
);
