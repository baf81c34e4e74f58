import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { listFiles } from './sources.mjs';
import { Told } from './steps.mjs';

const neighbour = { many: 'subsidies', one: 'subsidy' };

/**
 * Copies the living neighbour under another name: files, identifiers, tables, words.
 *
 * @param {{ many: string, one: string }} name kebab-case, as in `stations` and `station`
 * @returns {string[]} paths of the files made
 */
export function copyMechanism(name, base = root) {
  for (const part of [name.many, name.one]) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(part)) {
      throw new Told(
        `名称须为小写英文，单词间用连字符：${part}`,
        `A name is lower case English, words joined by hyphens: ${part}`,
      );
    }
  }
  if (existsSync(join(base, 'mechanisms', name.many))) {
    throw new Told(`已存在：mechanisms/${name.many}`, `It exists already: mechanisms/${name.many}`);
  }
  return listFiles([`mechanisms/${neighbour.many}`], base).map((path) => {
    const target = rename(path, name);
    mkdirSync(dirname(join(base, target)), { recursive: true });
    const text = readFileSync(join(base, path), 'utf8');
    writeFileSync(join(base, target), rename(text, name, path.endsWith('.sql')));
    return target;
  });
}

function rename(text, name, inSql = false) {
  return text
    .replaceAll(/(^|[^a-z])(subsidies|subsidy)(?![a-z])/gi, (whole, before, found, at) => {
      const kebab = name[found.toLowerCase() === neighbour.many ? 'many' : 'one'];
      const after = text[at + whole.length] ?? '';
      return before + styled(kebab, found, before, after, inSql);
    })
    .replaceAll(
      /([a-z])(Subsidies|Subsidy)/g,
      (_, before, found) =>
        before + pascal(name[found.toLowerCase() === neighbour.many ? 'many' : 'one']),
    );
}

function styled(kebab, found, before, after, inSql) {
  if (found === found.toUpperCase()) return kebab.replaceAll('-', '_').toUpperCase();
  if (/^[A-Z]/.test(found)) return pascal(kebab);
  if (inSql || before === '_' || after === '_') return kebab.replaceAll('-', '_');
  // In a path, an id or a text the name stays as it is; an identifier takes capitals.
  if (/['"`/.-]/.test(before) || /['"`/-]/.test(after)) return kebab;
  const words = pascal(kebab);
  return words[0].toLowerCase() + words.slice(1);
}

function pascal(kebab) {
  return kebab.replaceAll(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
}
