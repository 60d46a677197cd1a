import { Client } from 'pg';
import { around } from '../../support/around';
import { LastBreath } from '../last-breath';

const breath = new LastBreath();

/** The one statement that writes rows and moves checkpoints. */
function isBatch(query: unknown): boolean {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
  return typeof text === 'string' && text.includes('update projection_checkpoint c set position');
}

around(Client.prototype, 'query', (query, given) => {
  if (!isBatch(given[0])) return query(...given);
  breath.pass('before rows and checkpoint');
  const answer = query(...given) as Promise<unknown>;
  setImmediate(() => {
    breath.pass('between sending and commit of rows and checkpoint');
  });
  return answer.then((result) => {
    breath.pass('after rows and checkpoint');
    return result;
  });
});
