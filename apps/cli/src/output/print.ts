import { stringify } from 'yaml';

export type Format = 'table' | 'json' | 'yaml' | 'markdown';
export const formats: readonly Format[] = ['table', 'json', 'yaml', 'markdown'];

type Text<Data> = (data: Data) => string;

/** The same facts in the asked form: data for programs, or text for people; as Markdown in a block, where there is no own. */
export function render<Data>(format: Format, data: Data, forPeople: Text<Data>, forMarkdown?: Text<Data>): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(data, undefined, 2)}\n`;
    case 'yaml':
      return stringify(data);
    case 'table':
      return `${forPeople(data).trimEnd()}\n`;
    case 'markdown':
      return forMarkdown === undefined
        ? `\`\`\`\n${forPeople(data).trimEnd()}\n\`\`\`\n`
        : `${forMarkdown(data).trimEnd()}\n`;
  }
}
