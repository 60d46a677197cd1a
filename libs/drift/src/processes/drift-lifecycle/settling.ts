import { findingIdOf } from '../../finding-id';
import type { CloseFindingOf } from './command';
import type { Step, Watch } from './watch';
import { unmoved } from './watch';

const PREFIX = 'settled ';
const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** The finding comes and goes: it is closed later, if it stays away until then. */
export function closeLater(watch: Watch, command: CloseFindingOf, until: string): Step {
  return {
    watch: { ...watch, settling: [...without(watch, command.findingId), command] },
    commands: [],
    wakes: [{ name: `${PREFIX}${command.findingId}`, at: until }],
  };
}

/** It has stayed away for long enough, unless it was seen again. */
export function settled(watch: Watch, name: string, at: string): Step {
  const findingId = name.slice(PREFIX.length);
  const closing = watch.settling.find((one) => one.findingId === findingId);
  if (!name.startsWith(PREFIX) || closing === undefined) return unmoved(watch);
  if (watch.once.some((fingerprint) => findingIdOf(fingerprint) === findingId)) {
    const inAnHour = new Date(Date.parse(at) + HOUR_MILLISECONDS).toISOString();
    return { watch, commands: [], wakes: [{ name, at: inAnHour }] };
  }
  return {
    watch: { ...watch, settling: without(watch, findingId) },
    commands: [{ ...closing, gone: { ...closing.gone, at } }],
  };
}

function without({ settling }: Watch, findingId: string): readonly CloseFindingOf[] {
  return settling.filter((one) => one.findingId !== findingId);
}
