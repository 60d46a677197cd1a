import { writeFileSync } from 'node:fs';
import { projectFileSchema } from './configuration/file-schema';

/** Writes the schema of the project file; `npm run schema`. */
writeFileSync('docs/ledgerline.schema.json', `${JSON.stringify(projectFileSchema(), null, 2)}\n`);
