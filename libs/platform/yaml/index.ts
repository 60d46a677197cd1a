export { parseYamlDocuments } from './parse';
export { writeYaml, writeYamlMap } from './write';
