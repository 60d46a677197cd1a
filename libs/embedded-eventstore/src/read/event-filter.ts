import { invalidArgument } from '../failures';
import { decodeFrame } from '../wire/frames';
import type { FilterOptions } from '../wire/read-request';
import { boundedMatcher } from './bounded-regex';

/** Whether the event in a frame is wanted. */
export type EventFilter = (frame: Buffer) => boolean;

export const everything: EventFilter = () => true;

/** Throws INVALID_ARGUMENT for a filter that makes no sense. */
export function eventFilter(options: FilterOptions | undefined): EventFilter {
  if (options === undefined) return everything;
  if (options.maxSearchWindow === 0) throw invalidArgument('the search window must be at least one event');
  if (options.checkpointMultiplier === 0) throw invalidArgument('the checkpoint interval must be at least one window');
  const matches = textMatcher(options);
  return options.on === 'stream'
    ? (frame) => matches(decodeFrame(frame).stream)
    : (frame) => matches(decodeFrame(frame).type);
}

function textMatcher({ regex, prefixes }: FilterOptions): (text: string) => boolean {
  if (regex !== '') return boundedMatcher(regex);
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}
