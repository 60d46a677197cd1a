import type { JsonObject } from './json';
import { at, textAt } from './json';

/** Whether an object is one of those that a request selects, by labels and by name. */
export function isSelected(object: JsonObject, url: URL): boolean {
  const name = /^metadata\.name=(.+)$/.exec(url.searchParams.get('fieldSelector') ?? '')?.[1];
  if (name !== undefined && textAt(object, 'metadata', 'name') !== name) return false;
  const labels = url.searchParams.get('labelSelector') ?? '';
  return labels
    .split(',')
    .filter((one) => one !== '')
    .every((one) => {
      const [label = '', value] = one.split('=');
      const found = at(object, 'metadata', 'labels', label);
      return value === undefined ? found !== undefined : found === value;
    });
}
