import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Localized } from '@yanzhen/values/localized.ts';
import { readFontFile, type FontFile } from './font-file.ts';

/** What a face is for, by the official face that the standard or custom asks for. */
export const fontRoles = ['fangsong', 'heiti', 'kaiti', 'xiaobiaosong'] as const;
export type FontRole = (typeof fontRoles)[number];

/** Official names; Word finds them on the reader's machine. */
export const officialFont: Readonly<Record<FontRole, string>> = {
  fangsong: '仿宋_GB2312',
  heiti: '黑体',
  kaiti: '楷体_GB2312',
  xiaobiaosong: '方正小标宋简体',
};

/** Paths of font files that a city holds a licence for, e.g. its own 仿宋_GB2312. */
export type FontPaths = Readonly<Partial<Record<FontRole, string>>>;

export type LoadedFonts = Readonly<Record<FontRole, FontFile>>;

/**
 * Free faces that stand in (SIL Open Font Licence). There is no free 仿宋 or 楷体 with the rare
 * characters of personal names, so weights of one serif tell text, second heading and title apart.
 */
const standIns: Readonly<Record<FontRole, string>> = {
  fangsong: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  heiti: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  kaiti: '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  xiaobiaosong: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};

/** A font file is not there or cannot be read. */
export class FontFileError extends Error {
  override readonly name = 'FontFileError';
  readonly role: FontRole;
  readonly path: string;
  readonly says: Localized;
  readonly remedy: Localized;

  constructor(role: FontRole, path: string, cause: unknown) {
    super(`the font file for ${role} cannot be used: ${path}`, { cause });
    this.role = role;
    this.path = path;
    this.says = {
      zh: `无法读取${officialFont[role]}所用的字体文件。`,
      en: `The font file used for ${officialFont[role]} cannot be read.`,
    };
    this.remedy = {
      zh: '请管理员检查字体路径，或重新安装依赖包。',
      en: 'Ask the administrator to check the font path or to install the packages again.',
    };
  }
}

/**
 * Load the four faces: the given files, free stand-ins for the rest.
 *
 * @throws FontFileError naming the file that is missing or is no font.
 */
export function loadFonts(paths: FontPaths = {}): LoadedFonts {
  const files = new Map<string, FontFile>();
  const load = (role: FontRole): FontFile => {
    const given = paths[role];
    try {
      const path = given ?? createRequire(import.meta.url).resolve(standIns[role]);
      const file = files.get(path) ?? readFontFile(readFileSync(path), files.size);
      files.set(path, file);
      return file;
    } catch (cause) {
      throw new FontFileError(role, given ?? standIns[role], cause);
    }
  };
  return {
    fangsong: load('fangsong'),
    heiti: load('heiti'),
    kaiti: load('kaiti'),
    xiaobiaosong: load('xiaobiaosong'),
  };
}
