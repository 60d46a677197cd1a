import type { Tab } from './search';

export const tabNames: Readonly<Record<Tab, string>> = {
  project: 'project file',
  variance: 'variance',
  calendar: 'exceptions and freezes',
  access: 'access',
  detectors: 'detectors',
};
