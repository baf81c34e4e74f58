// Writes one file of the table, in a process of its own: node write-file.mjs <folder> <format>.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFile } from './make-files.mjs';

const [folder, format] = process.argv.slice(2);
writeFileSync(join(folder, `people.${format}`), await makeFile(format));
process.exit();
