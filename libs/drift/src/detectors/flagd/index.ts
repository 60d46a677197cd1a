import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { readFile, stat } from 'node:fs/promises';
import type { Detector } from '../detector';
import { failed, seen } from '../detector';
import { reasonOf } from '../reason';
import { flagsIn } from './flags-in';
import { redactFlags } from './redact-flags';

export const FlagdConfig = Type.Object(
  { file: Type.String({ minLength: 1, description: 'the flag file that flagd serves' }) },
  { additionalProperties: false },
);
export type FlagdConfig = Static<typeof FlagdConfig>;

const MOST_BYTES = 256 * 1024;

/** The flags of a flag file, as flagd would serve them. */
export const flagdDetector: Detector<FlagdConfig> = {
  name: 'flagd',
  configuration: FlagdConfig,
  async observe({ file }, { intent, redact }) {
    try {
      if ((await stat(file)).size > MOST_BYTES) return failed('the flag file is too large');
      const flags = flagsIn(await readFile(file, 'utf8'));
      if (typeof flags === 'string') return failed(flags);
      return seen(redactFlags(flags, { flags: intent?.flags }, redact) as object);
    } catch (error) {
      return failed(`the flag file cannot be read: ${reasonOf(error)}`);
    }
  },
};
