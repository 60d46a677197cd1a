import { stringify } from 'yaml';

export type Format = 'table' | 'json' | 'yaml';
export const formats: readonly Format[] = ['table', 'json', 'yaml'];

/** The same facts in the asked form: data for programs, or text for people that `forPeople` makes of it. */
export function render<Data>(format: Format, data: Data, forPeople: (data: Data) => string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(data, undefined, 2)}\n`;
    case 'yaml':
      return stringify(data);
    case 'table':
      return `${forPeople(data).trimEnd()}\n`;
  }
}
