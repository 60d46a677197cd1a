import type { GateInputs } from '../gate-inputs';
import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';
import type { GateOf } from './verdict';

const gate: GateOf<'no-open-drift'> = { gate: 'no-open-drift', kind: 'no-open-drift', environments: ['stage'] };
const stage: GateInputs['environments'] = {
  stage: { stints: [], openFindings: ['DR-2', 'DR-3'], minorFindings: ['DR-1'], criticalFindings: ['DR-3'], blind: [] },
};

describe('no open drift', () => {
  it.each([
    ['minor', 'DR-2 is open in stage; DR-3 is open in stage; DR-1 is open in stage'],
    [undefined, 'DR-2 is open in stage; DR-3 is open in stage'],
    ['critical', 'DR-3 is open in stage'],
  ] as const)('of severity %s or above names what is open of it', (severity, because) => {
    const asked: PolicyGate = { ...gate, ...(severity && { severity }) };
    expect(judge(asked, { environments: stage })).toMatchObject({ holds: false, because });
  });

  it('holds where only what is less severe is open', () => {
    const minor = { stage: { stints: [], openFindings: [], minorFindings: ['DR-1'], criticalFindings: [], blind: [] } };
    const material = { stage: { ...minor.stage, openFindings: ['DR-2'] } };
    expect(judge(gate, { environments: minor })).toMatchObject({
      holds: true,
      because: 'no open material drift in stage',
    });
    expect(judge({ ...gate, severity: 'critical' }, { environments: material })).toMatchObject({
      holds: true,
      because: 'no open critical drift in stage',
    });
  });

  it('does not hold while somebody is blind, whatever the severity', () => {
    const blind = { stage: { stints: [], openFindings: [], blind: ['flagd'] } };
    expect(judge({ ...gate, severity: 'critical' }, { environments: blind })).toMatchObject({
      holds: false,
      because: 'flagd could not see all of stage',
      unblockedBy: ['a complete flagd observation of stage'],
    });
  });
});
