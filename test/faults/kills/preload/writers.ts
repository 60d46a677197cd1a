import { EventStoreLog } from '../../../../libs/platform/eventstore/event-store-log';
import { around } from '../../support/around';
import { LastBreath, variables } from '../last-breath';

const breath = new LastBreath();
const isConductor = process.env[variables.role] === 'conductor';

/** What an append to this stream is, for the role that does it. */
function whatIsDone(stream: string, types: readonly string[]): string {
  if (stream.startsWith('process-')) return 'the reaction';
  if (stream.startsWith('checkpoint-')) return 'the checkpoint';
  if (types.includes('request.received')) return 'the request is recorded';
  if (types.includes('request.answered')) return 'the answer is recorded';
  return isConductor ? 'the command' : 'append';
}

around(EventStoreLog.prototype, 'append', async (append, given) => {
  const [stream, events] = given as [string, readonly { readonly type: string }[]];
  const what = whatIsDone(
    stream,
    events.map(({ type }) => type),
  );
  breath.pass(`before ${what}`);
  const appended = await append(...given);
  breath.pass(`after ${what}`);
  return appended;
});
