import { driftCapture } from './drift-capture';
import { driftCompare } from './drift-compare';
import { driftDecisions } from './drift-decisions';
import { driftExplain } from './drift-explain';
import { driftList } from './drift-list';
import { driftRevert } from './drift-revert';
import type { Verb } from './verb';

/** `ledgerline drift`: what is not as declared, why, and the three ways out. */
export const drift: Verb = (program) => {
  const findings = program.command('drift').description('what is not as declared');
  driftList(findings);
  driftCompare(findings);

  driftExplain(findings);
  driftCapture(findings);
  driftRevert(findings);
  driftDecisions(findings);
};
