import { isJsonObject } from '../../compare/json';
import { codeOf } from '../reason';
import type { ObservedComponent } from '../../domains/artifacts/document';

const PATIENCE_MILLISECONDS = 2000;
const MOST_CHARACTERS = 64 * 1024;

export type Running = NonNullable<ObservedComponent['running']>;

/** What the process says it is; null when nothing listens there. Throws when it cannot be told. */
export async function askProcess(endpoint: string, signal: AbortSignal): Promise<Running | null> {
  const response = await fetch(endpoint, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]),
    redirect: 'error',
  }).catch((error: unknown) => {
    if (isRefused(error)) return undefined;
    throw new Error('the process does not answer in time');
  });
  if (response === undefined) return null;
  const answer = parsed(await boundedText(response));
  if (!isJsonObject(answer) || typeof answer.digest !== 'string') {
    throw new Error('the process does not say which digest it was started from');
  }
  const { digest, version, configuration } = answer;
  return {
    digest: digest.slice(0, 200),
    ...(typeof version === 'string' && { version: version.slice(0, 200) }),
    ...(isJsonObject(configuration) && { configuration }),
  };
}

async function boundedText(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_CHARACTERS) throw new Error('the process answers too much');
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRefused(error: unknown): boolean {
  return isJsonObject(error) && codeOf(error.cause) === 'ECONNREFUSED';
}
