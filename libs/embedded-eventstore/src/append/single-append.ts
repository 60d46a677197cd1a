import type { sendUnaryData, ServerReadableStream, ServerUnaryCall } from '@grpc/grpc-js';
import { failureOf, invalidArgument, toStatus } from '../failures';
import { decodeAppendMessage } from '../wire/append-messages';
import type { Target } from '../wire/append-requests';
import { decodeDeletion } from '../wire/append-requests';
import { appendResponse, deletionResponse, wrongExpectedResponse } from '../wire/append-responses';
import { AppendDraft, refusalOfName } from './append-draft';
import type { Outcome } from './outcome';
import type { Writes } from './writes';

type Answer = sendUnaryData<Buffer>;

/** `Append`: one append a call, its options first and then an event a message. */
export async function singleAppend(
  call: ServerReadableStream<Buffer, Buffer>,
  answer: Answer,
  writes: Writes,
): Promise<void> {
  try {
    const draft = await receive(call);
    if (call.cancelled) return;
    writes.append(draft.target, draft.events, (outcome) => {
      answerAppend(answer, draft.target, outcome);
    });
  } catch (error) {
    answer(toStatus(error));
  }
}

/** `Delete` and `Tombstone`. */
export function deletion(
  call: ServerUnaryCall<Buffer, Buffer>,
  answer: Answer,
  write: (target: Target, done: (outcome: Outcome) => void) => void,
): void {
  try {
    const target = decodeDeletion(call.request);
    const refusal = refusalOfName(target.stream);
    if (refusal !== undefined) throw failureOf(target, refusal);
    write(target, (outcome) => {
      if (outcome.kind === 'written') answer(null, deletionResponse(outcome.position ?? 0));
      else answer(failureOf(target, outcome).toStatus());
    });
  } catch (error) {
    answer(toStatus(error));
  }
}

async function receive(call: ServerReadableStream<Buffer, Buffer>): Promise<AppendDraft> {
  let draft: AppendDraft | undefined;
  for await (const bytes of call) {
    const message = decodeAppendMessage(bytes as Buffer);
    if (message.kind === 'target') draft = new AppendDraft(message.target);
    if (draft === undefined) throw invalidArgument('the options of an append come first');
    const refusal = message.kind === 'target' ? refusalOfName(message.target.stream) : draft.add(message.event);
    if (refusal !== undefined) throw failureOf(draft.target, refusal);
  }
  if (draft === undefined) throw invalidArgument('an append needs options');
  return draft;
}

function answerAppend(answer: Answer, target: Target, outcome: Outcome): void {
  if (outcome.kind === 'written') answer(null, appendResponse(outcome));
  else if (outcome.kind === 'wrong-expected') answer(null, wrongExpectedResponse(target.expected, outcome.current));
  else answer(failureOf(target, outcome).toStatus());
}
