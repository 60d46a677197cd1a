import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/**
 * A fetch for the time in which a process may be down: tries again until there is an answer. Every attempt of one call
 * carries the same `Idempotency-Key`, so that a command whose answer was lost is not given twice.
 */
export async function patientFetch(request: Request): Promise<Response> {
  const body = request.body === null ? undefined : await request.arrayBuffer();
  const headers = new Headers(request.headers);
  if (request.method !== 'GET' && !headers.has('idempotency-key')) headers.set('idempotency-key', randomUUID());
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await fetch(request.url, { method: request.method, headers, ...(body && { body }) }).catch(
      (error: unknown) => {
        if (Date.now() > deadline) throw error;
        return undefined;
      },
    );
    if (response !== undefined && (response.status < 500 || Date.now() > deadline)) return response;
    await sleep(100);
  }
}
