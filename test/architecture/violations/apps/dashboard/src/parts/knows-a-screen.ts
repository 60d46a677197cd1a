import { drift } from '../screens/drift/drift';

export const known = drift;
