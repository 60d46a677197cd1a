import assert from 'node:assert/strict';
import { test } from 'node:test';

const answer = await (await fetch(process.env.WEB_URL)).json();

test('web says which artifact it runs', () => {
  assert.equal(answer.component, 'web');
  assert.match(answer.digest, /^sha256:[0-9a-f]{64}$/);
});

test('web runs with its configuration', () => {
  assert.equal(typeof answer.configuration.timeout_ms, 'number');
});
