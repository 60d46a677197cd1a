import { apply } from './apply';
import { approve } from './approve';
import { attest } from './attest';
import { build } from './build';
import { diff } from './diff';
import { drift } from './drift';
import { env } from './env';
import { ledger } from './ledger';
import { overlay } from './overlay';
import { plan } from './plan';
import { policy } from './policy';
import { promote } from './promote';
import { quarantine } from './quarantine';
import { release } from './release';
import { replay } from './replay';
import { status } from './status';
import { story } from './story';
import type { Verb } from './verb';
import { whyBlocked } from './why-blocked';

/** Every verb, in the order in which help shows them. */
export const verbs: readonly Verb[] = [
  apply,
  build,
  release,
  attest,
  plan,
  promote,
  whyBlocked,
  approve,
  status,
  diff,
  env,
  overlay,
  drift,
  quarantine,
  replay,
  policy,
  ledger,
  story,
];
