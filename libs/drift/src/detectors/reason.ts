import { isJsonObject } from '../compare/json';

/** The system's code for what went wrong, where it has one: `ENOENT`. Errors of another realm are no `Error` here. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = isJsonObject(error) ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The shortest that says why; a message only where there is no code, for messages name paths and hosts. */
export function reasonOf(error: unknown): string {
  return codeOf(error) ?? messageOf(error);
}

export function messageOf(error: unknown): string {
  const message: unknown = isJsonObject(error) ? error.message : undefined;
  return typeof message === 'string' && message !== '' ? message : 'for no known reason';
}
