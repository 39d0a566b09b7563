import { startClamd } from './clamd.ts';

// `npm run demo:clamd`: a virus scanner for trying, on this machine alone. It knows the EICAR test file and nothing else.
const { url } = await startClamd({ port: Number(process.argv[2] ?? 3166) });
process.stdout.write(
  `An example scanner answers at ${url}. Start the application with\n  CLAMD_URL=${url}\nIt takes for harmful what holds the EICAR test text, and nothing else.\n`,
);
