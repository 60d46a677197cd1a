import { awaitCondition } from './await-condition';

interface Ready {
  readonly head: string | null;
  readonly projected: string | null;
}

async function readiness(url: string): Promise<Ready> {
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
  return (await response.json()) as Ready;
}

/** Resolves once the rows have reached what is the head of the ledger now; gives the milliseconds it took. */
export async function rowsReachHead(url: string): Promise<number> {
  let wanted: bigint | undefined;
  return awaitCondition('the rows to reach the head of the ledger', async () => {
    const { head, projected } = await readiness(url);
    if (head === null) return false;
    wanted ??= BigInt(head);
    return projected !== null && BigInt(projected) >= wanted;
  });
}
