import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaText } from './schema-text.ts';
import { packSchemas } from './pack-schemas.ts';

// `npx tsx registers/policies/pack/write-schemas.ts cities/schemas` after a change of a file's shape.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder to write to');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(packSchemas())) {
  writeFileSync(join(folder, `${name}.schema.json`), schemaText(schema));
}
