/** Stands where a detector would: nobody has to look to see what the ledger itself says. */
export const LEDGER_DETECTOR = 'ledger';
/** The domain of differences between what was decided and what is declared. */
export const LEDGER_DOMAIN = 'release';
/** The domain of what is to be heard from detectors, and is not. */
export const DETECTORS_DOMAIN = 'detectors';
