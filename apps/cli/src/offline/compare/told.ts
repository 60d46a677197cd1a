import { table } from '../../output/table';
import { plural, value } from '../../output/text';
import { beside, cut, textWidth } from '../../output/width';
import type { Entry } from './entry';
import { isUnexplained } from './entry';

const LONGEST_VALUE = 60;

/** The answer first, then what nobody has explained with its reason, then what is explained. */
export function toldDifferences(entries: readonly Entry[]): string {
  const open = entries.filter(isUnexplained);
  const explained = entries.filter((entry) => !isUnexplained(entry));
  const rest = explained.length === 0 ? '' : `, ${String(explained.length)} explained`;
  const answer =
    open.length === 0 ? `Nothing unexplained${rest}.` : `${plural(open.length, 'unexplained difference')}${rest}.`;
  return [answer, ...open.map(block), ...(explained.length === 0 ? [] : [explained.map(block).join('\n')])].join(
    '\n\n',
  );
}

function block(entry: Entry): string {
  const { classification, severity, resource, path, declared, observed, reason } = entry;
  const symbol = isUnexplained(entry) ? '✗' : '✓';
  const short = (of: unknown) => cut(value(of), LONGEST_VALUE);
  return [
    `${symbol} ${classification}  ${resource}  ${path}${isUnexplained(entry) ? `    ${severity}` : ''}`,
    table([
      ['   declared', short(declared)],
      ['   observed', short(observed)],
    ]),
    beside('   because', reason, '   declared  '.length, textWidth()),
  ].join('\n');
}
