import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

// What this process runs from is beside it: the artifact's own version, the environment's configuration and flags.
const here = new URL('.', import.meta.url);
const json = async (path) => JSON.parse(await readFile(new URL(path, here), 'utf8'));
const { component, version } = await json('version.json');
const configuration = await json('../config.json');

const price = (flags, cents) => (flags['new-pricing']?.defaultVariant === 'on' ? Math.round(cents * 0.95) : cents);

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const { flags } = await json('../../flags.flagd.json');
  response.setHeader('content-type', 'application/json');
  if (pathname === '/price') {
    response.end(JSON.stringify({ cents: price(flags, Number(searchParams.get('cents') ?? 0)) }));
    return;
  }
  response.end(
    JSON.stringify({
      component,
      version,
      digest: process.env.ARTIFACT_DIGEST,
      configuration,
      flags: Object.keys(flags),
    }),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');
