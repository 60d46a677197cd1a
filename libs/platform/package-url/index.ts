export type { PackageUrl } from './parse-package-url';
export { parsePackageUrl } from './parse-package-url';
