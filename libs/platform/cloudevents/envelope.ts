/** What is wrong with an attribute of an event: where, and a half-sentence about it. */
export interface EnvelopeProblem {
  readonly pointer: string;
  readonly problem: string;
}

/** Required attributes with the length up to which they are taken. */
const required = { specversion: 10, id: 500, source: 2000, type: 300 } as const;
/** RFC 3986 characters; `%` begins an escape. */
const uriReference = /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/;
const jsonType = /^(?:application|text)\/(?:[a-z0-9.+_-]+\+)?json\s*(?:;.*)?$/i;

/** The library invents an id where one is missing and takes most other things as they come; so they are checked here. */
export function problemOfEnvelope(event: unknown): EnvelopeProblem | undefined {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return { pointer: '', problem: 'must be an event' };
  }
  const attributes = event as Readonly<Record<string, unknown>>;
  for (const [name, length] of Object.entries(required)) {
    const problem = problemOfText(attributes[name], length);
    if (problem !== undefined) return { pointer: `/${name}`, problem };
  }
  if (attributes.specversion !== '1.0') return { pointer: '/specversion', problem: 'must be 1.0' };
  if (!uriReference.test(String(attributes.source))) return { pointer: '/source', problem: 'must be a URI reference' };
  return problemOfData(attributes);
}

function problemOfText(value: unknown, maxLength: number): string | undefined {
  if (value === undefined) return 'is missing';
  if (typeof value !== 'string' || value === '') return 'must be a text that is not empty';
  return value.length > maxLength ? `must have at most ${String(maxLength)} characters` : undefined;
}

function problemOfData({ data, data_base64: base64, datacontenttype }: Readonly<Record<string, unknown>>) {
  if (datacontenttype !== undefined && !(typeof datacontenttype === 'string' && jsonType.test(datacontenttype))) {
    return { pointer: '/datacontenttype', problem: 'must be JSON' };
  }
  if (base64 === undefined) return undefined;
  if (data !== undefined) return { pointer: '/data_base64', problem: 'must not stand beside data' };
  const valid = typeof base64 === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(base64);
  return valid ? undefined : { pointer: '/data_base64', problem: 'must be base64' };
}
