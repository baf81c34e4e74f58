import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontRoles, loadFonts, type FontPaths, type LoadedFonts } from './fonts.ts';

/** A typesetter with its fonts; making one takes about a quarter of a second, so it is kept. */
export interface Typesetter {
  readonly fonts: LoadedFonts;
  /** PDF of a template; equal template and content give equal bytes. */
  readonly pdf: (template: string, content: object) => Uint8Array;
}

const made = new Map<string, Typesetter>();

/**
 * The typesetter for these fonts, made at first use.
 *
 * @throws FontFileError when a font file cannot be used.
 */
export function typesetterFor(paths: FontPaths = {}): Typesetter {
  const key = JSON.stringify(fontRoles.map((role) => paths[role] ?? ''));
  const known = made.get(key);
  if (known) return known;
  const typesetter = makeTypesetter(loadFonts(paths));
  made.set(key, typesetter);
  return typesetter;
}

function makeTypesetter(fonts: LoadedFonts): Typesetter {
  const blobs = [...new Set(fontRoles.map((role) => fonts[role].bytes))];
  // A workspace that does not exist: a template reads its data from `sys.inputs` and no file at all.
  const compiler = NodeCompiler.create({
    workspace: '/yanzhen-papers',
    fontArgs: [{ fontBlobs: blobs }],
  });
  const families = Object.fromEntries(fontRoles.map((role) => [role, fonts[role].family]));
  return {
    fonts,
    pdf: (template, content) => {
      const result = compiler.compile({
        mainFileContent: template,
        inputs: { paper: JSON.stringify({ ...content, fonts: families }) },
      });
      const paper = result.result;
      if (!paper) {
        const failure = result.takeError();
        throw new Error(`typesetting failed: ${JSON.stringify(failure?.shortDiagnostics ?? [])}`);
      }
      const pdf = Uint8Array.from(compiler.pdf(paper, { pdfStandard: 'a-2b' }));
      // Drop what ten later papers did not use again; memory stays level in a long-lived server.
      compiler.evictCache(10);
      return pdf;
    },
  };
}

/** The faces used, e.g. `仿宋_GB2312 ← Noto Serif SC`. */
export function fontNames(fonts: LoadedFonts, roles: readonly (keyof LoadedFonts)[]): string[] {
  return [...new Set(roles.map((role) => fonts[role].name))];
}
