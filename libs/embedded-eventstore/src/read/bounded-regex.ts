import { createContext, Script } from 'node:vm';
import { invalidArgument } from '../failures';

const MAX_PATTERN = 1_024;
const MATCH_MILLISECONDS = 40;
/** Options at the head of a pattern, which JavaScript wants beside it. */
const INLINE_OPTIONS = /^\(\?([ims]+)\)/;
/** More than this many repetitions, or a repeated group, can take time that grows without bound. */
const HARMLESS_REPETITIONS = 1;

/**
 * Whether a pattern from outside is found in a text. A pattern that could search for ever runs under a time limit.
 * Throws INVALID_ARGUMENT for what is no pattern, and from the matcher when the limit is reached.
 */
export function boundedMatcher(pattern: string): (text: string) => boolean {
  if (pattern.length > MAX_PATTERN) throw invalidArgument('the regular expression is too long');
  const regex = compile(pattern);
  return isHarmless(pattern) ? (text) => regex.test(text) : limited(regex);
}

function compile(pattern: string): RegExp {
  const options = INLINE_OPTIONS.exec(pattern);
  try {
    return new RegExp(options === null ? pattern : pattern.slice(options[0].length), options?.[1]);
  } catch {
    throw invalidArgument('the regular expression does not compile');
  }
}

function isHarmless(pattern: string): boolean {
  const repetitions = pattern.match(/[*+{]/g) ?? [];
  return repetitions.length <= HARMLESS_REPETITIONS && !/\)[*+?{]/.test(pattern) && !/\\[1-9k]/.test(pattern);
}

function limited(regex: RegExp): (text: string) => boolean {
  const script = new Script('regex.test(text)');
  const context = createContext({ regex, text: '' });
  return (text) => {
    context.text = text;
    try {
      return script.runInContext(context, { timeout: MATCH_MILLISECONDS }) === true;
    } catch {
      throw invalidArgument('the regular expression takes too long');
    }
  };
}
