import type { Leeway, Located } from '../../../compare/domain';
import type { Writer } from '../../../compare/writer';
import type { Sides } from '../sides';
import { autoscaled } from './autoscaled';
import { certificates } from './certificates';
import { controllerMetadata } from './controller-metadata';
import { aggregatedRole, serviceAccountToken } from './identities';
import { downwardVariable, earlierPullPolicy, mirroredImage, portOfHost } from './images';
import { injected } from './injected';
import type { Case, Rule } from './rule';
import { serverSet } from './server-set';
import { unknownDigest, unknownField } from './unknown-fields';
import { shortLived, strangers } from './whole-objects';

/** Everything that is known to change objects by itself: one file and one line each. */
const rules: readonly Rule[] = [
  autoscaled,
  serverSet,
  controllerMetadata,
  injected,
  certificates,
  aggregatedRole,
  serviceAccountToken,
  mirroredImage,
  earlierPullPolicy,
  portOfHost,
  downwardVariable,
  shortLived,
];

/** What may be otherwise by itself in these objects, each time within its bounds; or cannot be told. */
export function leewayIn(sides: Sides): (at: Located, writer: Writer | undefined) => Leeway | undefined {
  const all: readonly Rule[] = [...rules, strangers(sides.declared)];
  return (at, writer) => {
    const found = caseOf(sides, at, writer);
    for (const rule of all) {
      const tolerated = rule(found);
      if (tolerated !== undefined) return { tolerated };
    }
    return unknownField(found) ?? unknownDigest(found);
  };
}

function caseOf(sides: Sides, at: Located, writer: Writer | undefined): Case {
  const { declared, observed } = sides;
  return {
    at,
    kind: at.name.slice(0, at.name.indexOf(' ')),
    declared: declared.get(at.name),
    observed: observed.get(at.name),
    writer,
    around: { declared, observed },
    pods: () => sides.pods.get(at.name) ?? [],
  };
}
