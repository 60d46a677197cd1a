import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { FoldedStream } from '../folded-stream';
import type { KeptOutcomes } from '../outcomes';
import { Outcomes } from '../outcomes';

/** Whose snapshot it is: of which stream, folded by which decider, of which build. */
export interface SnapshotOf {
  /** Digest of the code that folds. */
  readonly code: string;
  readonly decider: string;
  readonly stream: string;
}

interface Content extends SnapshotOf {
  readonly state: unknown;
  readonly last: NonNullable<FoldedStream<unknown>['last']>;
  readonly outcomes: KeptOutcomes;
}

const SIGN = Buffer.from('ledgerline snapshot 1\n');
const DIGEST_BYTES = 32;

/** Undefined when there is nothing to keep, or the commands are known further than the state. */
export function encodeSnapshot(of: SnapshotOf, { state, last, outcomes }: FoldedStream<unknown>): Buffer | undefined {
  if (last === undefined) return undefined;
  const kept = outcomes.kept();
  if (kept.upTo !== last.revision) return undefined;
  const content: Content = { ...of, state, last, outcomes: kept };
  const body = serialize(content);
  return Buffer.concat([SIGN, digest(body), body]);
}

/** Throws an error that tells what is wrong when it is damaged or of something else. */
export function decodeSnapshot(of: SnapshotOf, bytes: Uint8Array): FoldedStream<unknown> {
  const file = Buffer.from(bytes);
  const body = file.subarray(SIGN.length + DIGEST_BYTES);
  if (!file.subarray(0, SIGN.length).equals(SIGN)) throw new Error('it is no snapshot');
  if (!file.subarray(SIGN.length, SIGN.length + DIGEST_BYTES).equals(digest(body))) throw new Error('it is damaged');
  const { code, decider, stream, state, last, outcomes } = deserialize(body) as Content;
  if (code !== of.code || decider !== of.decider || stream !== of.stream) throw new Error('it is of something else');
  const older = outcomes.older.map((page) => ({ ...page, filter: Uint8Array.from(page.filter) }));
  return { state, last, outcomes: Outcomes.of({ ...outcomes, older }) };
}

function digest(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}
