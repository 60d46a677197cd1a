export { parsePackageUrl } from './parse-package-url';
