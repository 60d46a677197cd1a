import type { Cause, Digest, DomainEvent, ExpectedRevision, StoredEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId, EventLog, EventLogError, refuse, Refusal } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { RequestAnswered, RequestReceived } from './events';

export type FirstAnswer = RequestAnswered['data'];

/** What is known of a request when it comes in: its first answer, or that it is still to be run. */
export type Remembered = { readonly answer: FirstAnswer } | 'to-be-run';

/** Requests with an `Idempotency-Key` and their first answers, kept in the ledger: a restart forgets nothing. */
@Injectable()
export class RememberedRequests {
  constructor(private readonly log: EventLog) {}

  /**
   * Records the request before it runs. One that was received but never answered (the process died) runs again: its
   * command has the same id and so changes nothing twice. Throws `EventLogError`.
   */
  async receive(
    cause: Cause,
    requestDigest: Digest,
    address: Pick<RequestReceived['data'], 'method' | 'path'>,
  ): Promise<Remembered | Refusal<'idempotency-key-reused'>> {
    const known = await this.known(cause.commandId);
    if (known.length > 0) return remembered(known, requestDigest);
    const received = RequestReceived({ requestDigest, ...address });
    if (await this.append(cause, received, 'no-stream')) return 'to-be-run';
    return remembered(await this.known(cause.commandId), requestDigest);
  }

  /** Records the answer, unless another run of the same request was faster; the answer that counts. */
  async answer(cause: Cause, answer: FirstAnswer): Promise<FirstAnswer> {
    if (await this.append(cause, RequestAnswered(answer), 0n)) return answer;
    const [, first] = await this.known(cause.commandId);
    return first === undefined ? answer : (first.data as FirstAnswer);
  }

  private async known(commandId: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.log.readStream(streamOf(commandId), { limit: 2 })) events.push(event);
    return events;
  }

  /** Whether it was this event that was written; the id holds the content, so that another content is not taken for it. */
  private async append(cause: Cause, { type, data }: DomainEvent, expected: ExpectedRevision): Promise<boolean> {
    const id = deriveId(cause.commandId, type, contentDigest(data));
    try {
      await this.log.append(
        streamOf(cause.commandId),
        [{ id, type, data, metadata: { schemaVersion: 1, ...cause } }],
        expected,
      );
      return true;
    } catch (error) {
      if (error instanceof EventLogError && error.code === 'wrong-expected-revision') return false;
      throw error;
    }
  }
}

function streamOf(commandId: string): string {
  return `request-${commandId}`;
}

function remembered(
  [received, answered]: readonly StoredEvent[],
  requestDigest: Digest,
): Remembered | Refusal<'idempotency-key-reused'> {
  if ((received?.data as RequestReceived['data'] | undefined)?.requestDigest !== requestDigest) {
    return refuse('idempotency-key-reused');
  }
  return answered === undefined ? 'to-be-run' : { answer: answered.data as FirstAnswer };
}
