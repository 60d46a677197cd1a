import type { Difference } from '../difference';
import { bounded } from './bounds';
import type { Circumstances, Reported } from './circumstances';
import { differences, unknown } from './differences';
import type { Domain } from './domain';

/** The differences between the intent and what was reported, as many of them as an event can hold. */
export function assess(domain: Domain, circumstances: Circumstances, reported: Reported): readonly Difference[] {
  const { environment } = circumstances;
  return bounded(differences(domain, circumstances, reported), (omitted) => {
    const said = unknown(domain, environment, '', ['…'], `${String(omitted.length)} more differences are not listed`);
    const isTolerated = omitted.every(({ classification }) => classification === 'tolerated');
    return isTolerated
      ? { ...said, classification: 'tolerated', reason: `${said.reason}; each is tolerated, as those that are` }
      : said;
  });
}
