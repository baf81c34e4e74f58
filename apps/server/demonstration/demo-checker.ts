import { basename } from 'node:path';
import { YamlFile, type PackChecker } from '@yanzhen/registers/policies/offers.ts';
import { demoSchemas } from './demo-files.ts';

/** Checks the files of a pack's folder `demo` by their schemas. */
export const demoChecker: PackChecker = {
  folder: 'demo',
  check: (files) =>
    files.flatMap(({ file, text }) => {
      const name = basename(file, '.yaml');
      const read = new YamlFile(text, file);
      if (name in demoSchemas) read.read(demoSchemas[name as keyof typeof demoSchemas]);
      return read.problems;
    }),
};
