import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const here = new URL('.', import.meta.url);
const json = async (path) => JSON.parse(await readFile(new URL(path, here), 'utf8'));
const { component, version } = await json('version.json');
const configuration = await json('../config.json');
let batches = 0;

setInterval(() => (batches += 1), 1000);

createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ component, version, digest: process.env.ARTIFACT_DIGEST, configuration, batches }));
}).listen(Number(process.env.PORT), '127.0.0.1');
