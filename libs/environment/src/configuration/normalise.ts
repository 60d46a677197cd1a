import { isObject } from '../intent/json';

const sections = { databases: {}, datasets: {}, states: {}, variance: {} };
const environmentParts = { after: [], labels: {}, observe: [] };
const stateParts = { gates: [] };

/** The project file as people write it, with what may be left out put in; what has another form is left as it is. */
export function normalise(file: unknown): unknown {
  if (!isObject(file)) return file;
  const { trust, tolerances, ...rest } = file;
  const whole = { ...sections, ...rest };
  return {
    ...whole,
    ...(!isNobody(trust) && { trust }),
    ...(!isNone(tolerances) && { tolerances }),
    ...('environments' in whole && { environments: each(whole.environments, environmentParts) }),
    states: each(whole.states, stateParts),
  };
}

function each(section: unknown, parts: object): unknown {
  if (!isObject(section)) return section;
  return Object.fromEntries(
    Object.entries(section).map(([name, item]) => [name, isObject(item) ? { ...parts, ...item } : item]),
  );
}

/** Trusting nobody is written in one way only, so that a file from before there was trust has the hash that it had. */
function isNobody(trust: unknown): boolean {
  return trust === undefined || (isObject(trust) && Object.keys(trust).length === 0);
}

/** No tolerances are written in one way only, for the same reason. */
function isNone(tolerances: unknown): boolean {
  return tolerances === undefined || (Array.isArray(tolerances) && tolerances.length === 0);
}
