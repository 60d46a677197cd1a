export { InvalidXml, parseXml } from './parse-xml';
