import { migrations } from '../offline/migrations';
import { apiKey } from './api-key';
import { apply } from './apply';
import { approvals } from './approvals';
import { approve } from './approve';
import { automation } from './automation';
import { attest } from './attest';
import { breakGlass } from './break-glass';
import { build } from './build';
import { change } from './change';
import { configuration } from './configuration';
import { detectors } from './detectors';
import { diff } from './diff';
import { drift } from './drift';
import { env } from './env';
import { evidence } from './evidence';
import { exception } from './exception';
import { freeze } from './freeze';
import { ledger } from './ledger';
import { loginLink } from './login-link';
import { overlay } from './overlay';
import { plan } from './plan';
import { policy } from './policy';
import { promote } from './promote';
import { promotion } from './promotion';
import { quarantine } from './quarantine';
import { reject } from './reject';
import { release } from './release';
import { replay } from './replay';
import { status } from './status';
import { story } from './story';
import { variance } from './variance';
import type { Verb } from './verb';
import { whyBlocked } from './why-blocked';

/** Every verb, in the order in which help shows them. */
export const verbs: readonly Verb[] = [
  apply,
  configuration,
  change,
  build,
  release,
  migrations,
  attest,
  evidence,
  plan,
  promote,
  promotion,
  whyBlocked,
  approvals,
  approve,
  reject,
  exception,
  freeze,
  breakGlass,
  automation,
  status,
  diff,
  env,
  overlay,
  variance,
  drift,
  detectors,
  quarantine,
  replay,
  policy,
  ledger,
  story,
  loginLink,
  apiKey,
];
