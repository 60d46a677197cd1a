export { parseYamlDocuments } from './parse';
