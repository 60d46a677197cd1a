import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { acceptanceExpiryBinding } from './processes/acceptance-expiry/runner';
import { captureBinding } from './processes/capture/runner';
import { convergenceBinding } from './processes/convergence/runner';
import { detectorSilenceBinding } from './processes/detector-silence/runner';
import { driftLifecycleBinding } from './processes/drift-lifecycle/runner';
import { findingDeadlineBinding } from './processes/finding-deadline/runner';
import { rejectedReleaseBinding } from './processes/rejected-release/runner';
import { snoozeExpiryBinding } from './processes/snooze-expiry/runner';

/** What happens by itself in this context. */
export const driftProcesses: readonly ProcessBinding[] = [
  acceptanceExpiryBinding,
  captureBinding,
  convergenceBinding,
  detectorSilenceBinding,
  driftLifecycleBinding,
  findingDeadlineBinding,
  rejectedReleaseBinding,
  snoozeExpiryBinding,
];
