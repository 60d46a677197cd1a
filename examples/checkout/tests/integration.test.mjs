import assert from 'node:assert/strict';
import { test } from 'node:test';

const web = process.env.WEB_URL;
const worker = process.env.WORKER_URL;
const json = async (url) => (await fetch(url)).json();

test('web and worker run the same version', async () => {
  assert.equal((await json(web)).version, (await json(worker)).version);
});

test('prices are the old ones while new-pricing is off', async () => {
  assert.deepEqual(await json(new URL('/price?cents=1000', web)), { cents: 1000 });
});

test('the worker works', async () => {
  assert.equal((await json(worker)).component, 'worker');
});
