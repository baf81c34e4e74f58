import { createHash } from 'node:crypto';
import { merkleRoot, sealDigest, sealText, type Seal } from '../seal.ts';
import { sealKeyOf } from '../seal-key.ts';

export interface RowLine {
  row: (string | null)[];
  seal: number;
}
export interface SealLine {
  seal: Record<string, unknown> & { number: number; rowCount: number };
}
export type Line = RowLine | SealLine;

/** A random whole number below a bound. */
export type Draw = (below: number) => number;

const isRow = (line: Line): line is RowLine => 'row' in line;

/** The ways in which somebody with every right on the database, but without the key, changes a trail. */
export const tamperings: Readonly<
  Record<string, (lines: Line[], draw: Draw, other: readonly Line[]) => void>
> = {
  'edit a field': (lines, draw) => {
    const { row } = pick(lines.filter(isRow), draw);
    const at = draw(row.length);
    row[at] = edited(row[at] ?? null, draw);
  },
  'move text between two fields': (lines, draw) => {
    const { row } = pick(lines.filter(isRow), draw);
    const at = 6 + draw(2);
    row[at] = `${row[at]}${row[at + 1]?.slice(0, 1)}`;
    row[at + 1] = row[at + 1]?.slice(1) ?? null;
  },
  'delete a row': (lines, draw) => {
    lines.splice(lines.indexOf(pick(lines.filter(isRow), draw)), 1);
  },
  'delete a row and mend the count': (lines, draw) => {
    const gone = pick(lines.filter(isRow), draw);
    lines.splice(lines.indexOf(gone), 1);
    sealOf(lines, gone.seal).seal.rowCount -= 1;
  },
  'insert a row': (lines, draw) => {
    const like = pick(lines.filter(isRow), draw);
    const row = [...like.row];
    row[1] = edited(row[1] ?? '', draw);
    lines.splice(lines.indexOf(like) + draw(2), 0, { row, seal: like.seal });
  },
  'double a row': (lines, draw) => {
    const like = pick(lines.filter(isRow), draw);
    lines.splice(lines.indexOf(like), 0, structuredClone(like));
  },
  'swap two rows': (lines, draw) => {
    const rows = lines.filter(isRow);
    const one = pick(rows, draw);
    const two = pick(
      rows.filter((each) => each !== one),
      draw,
    );
    [one.row, two.row] = [two.row, one.row];
  },
  'cut the tail': (lines, draw) => {
    const seals = lines.filter((line) => !isRow(line)) as SealLine[];
    const first = 1 + draw(seals.length);
    const at = lines.findIndex((line) =>
      isRow(line) ? line.seal >= first : line.seal.number >= first,
    );
    lines.splice(at);
  },
  'cut the last lines': (lines, draw) => {
    lines.splice(-1 - draw(lines.length - 1));
  },
  'take out a whole seal': (lines, draw) => {
    const gone = 1 + draw(lines.filter((line) => !isRow(line)).length);
    const kept = lines.filter((line) => (isRow(line) ? line.seal : line.seal.number) !== gone);
    lines.splice(0, lines.length, ...kept);
  },
  'put in a row of another city': (lines, draw, other) => {
    const here = pick(lines.filter(isRow), draw);
    here.row = structuredClone(pick(other.filter(isRow), draw).row);
  },
  'put in a seal of another city': (lines, draw, other) => {
    const here = sealOf(lines, 1 + draw(lines.filter((line) => !isRow(line)).length));
    here.seal = structuredClone(sealOf(other, 1).seal);
  },
  'alter a seal': (lines, draw) => {
    const { seal } = pick(lines.filter((line) => !isRow(line)) as SealLine[], draw);
    const field = pick(Object.keys(seal), draw);
    const value = seal[field];
    seal[field] = typeof value === 'number' ? value + 1 : edited(String(value), draw);
  },
  'edit a row and make its root anew': (lines, draw) => {
    const changed = pick(lines.filter(isRow), draw);
    changed.row[9] = edited(changed.row[9] ?? null, draw);
    const { seal } = sealOf(lines, changed.seal);
    seal['root'] = rootOf(lines, changed.seal).toString('hex');
  },
  'delete a row and make every seal anew with a key of one’s own': (lines, draw) => {
    const gone = pick(lines.filter(isRow), draw);
    const seal = sealOf(lines, gone.seal);
    if (seal.seal.rowCount === 1) lines.splice(lines.indexOf(seal), 1);
    lines.splice(lines.indexOf(gone), 1);
    forgeSeals(lines);
  },
};

function forgeSeals(lines: Line[]): void {
  const key = sealKeyOf(Buffer.alloc(32, 99));
  let previous: Buffer = Buffer.alloc(32);
  for (const [at, line] of lines.filter((each) => !isRow(each)).entries()) {
    const { seal: before } = line as SealLine;
    const seal: Seal = {
      city: String(before['city']),
      number: at + 1,
      rowCount: lines.filter((each) => isRow(each) && each.seal === before.number).length,
      root: rootOf(lines, before.number),
      previous,
      sealedAt: new Date(String(before['sealedAt'])),
      keyId: key.id,
    };
    previous = sealDigest(seal);
    Object.assign(before, {
      rowCount: seal.rowCount,
      root: seal.root.toString('hex'),
      previous: seal.previous.toString('hex'),
      keyId: key.id,
      signature: key.sign(sealText(seal)).toString('hex'),
    });
  }
}

function rootOf(lines: readonly Line[], number: number): Buffer {
  const leaves = lines.filter((line) => isRow(line) && line.seal === number) as RowLine[];
  return merkleRoot(
    leaves.map(({ row }) => {
      const text = row.map((each) => (each === null ? '-' : `${Buffer.byteLength(each)}:${each}`));
      return createHash('sha256')
        .update(`\u0000${text.join('')}`)
        .digest();
    }),
  );
}

function sealOf(lines: readonly Line[], number: number): SealLine {
  const found = lines.find((line) => !isRow(line) && line.seal.number === number);
  if (!found) throw new Error(`no seal ${number}`);
  return found as SealLine;
}

/** Another text, by one character or one more; or none where there was one. */
function edited(text: string | null, draw: Draw): string | null {
  if (text === null) return '';
  if (text === '') return ' ';
  if (draw(10) === 0) return null;
  const at = draw(text.length);
  const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << draw(3)));
  return text.slice(0, at) + other + text.slice(at + 1);
}

function pick<T>(list: readonly T[], draw: Draw): T {
  return list[draw(list.length)] as T;
}
