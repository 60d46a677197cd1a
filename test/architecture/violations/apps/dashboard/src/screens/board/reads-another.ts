import { drift } from '../drift/drift';
import { refuse } from '../../../../../libs/kernel/src/reaches-out';

export const both = [drift, refuse];
