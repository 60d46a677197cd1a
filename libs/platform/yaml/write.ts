import { stringify } from 'yaml';

/** A value as YAML, keys in order and nothing folded, so that two texts differ only where the values do. */
export function writeYaml(value: unknown): string {
  return stringify(value, { sortMapEntries: true, lineWidth: 0, aliasDuplicateObjects: false });
}
