import type { Localized } from '@yanzhen/values/localized.ts';
import type { Finding, Severity } from './finding.ts';
import type { Paper } from './paper.ts';
import { withoutPersonal } from './personal-numbers.ts';

/** What a finding of one code says; `{name}` stands for a value of the hit, `{it}` for its excerpt. */
export interface CodeWords {
  readonly severity: Severity;
  readonly says: Localized;
  readonly remedy: Localized;
}

/** One place that a rule found. */
export interface Hit {
  readonly code: string;
  readonly where: string;
  readonly at?: number;
  readonly excerpt?: string;
  readonly values?: Readonly<Record<string, string | number | Localized>>;
}

/** One rule of the lint: what it may say, and how it looks. It never throws and takes linear time. */
export interface Rule {
  readonly codes: Readonly<Record<string, CodeWords>>;
  readonly find: (paper: Paper) => readonly Hit[];
}

/** Findings of one code that are told; a clerk who mended these asks again. */
const toldMost = 50;

/** The findings of a rule, in words. Personal numbers are taken out of whatever is quoted. */
export function findingsOf(rule: Rule, paper: Paper): Finding[] {
  const told = new Map<string, number>();
  return rule.find(paper).flatMap((hit) => {
    const before = told.get(hit.code) ?? 0;
    told.set(hit.code, before + 1);
    if (before >= toldMost) return [];
    const words = rule.codes[hit.code];
    if (!words) throw new Error(`the rule has no words for ${hit.code}`);
    const excerpt = hit.excerpt === undefined ? undefined : shorten(withoutPersonal(hit.excerpt));
    return {
      code: hit.code,
      severity: words.severity,
      where: hit.where,
      at: hit.at ?? 0,
      ...(excerpt === undefined ? {} : { excerpt }),
      says: fill(words.says, hit, excerpt),
      remedy: fill(words.remedy, hit, excerpt),
    };
  });
}

const excerptMost = 60;

function shorten(text: string): string {
  return text.length > excerptMost ? `${text.slice(0, excerptMost - 1)}…` : text;
}

function fill(words: Localized, { values }: Hit, excerpt = ''): Localized {
  const filled = (language: 'zh' | 'en'): string =>
    words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = name === 'it' ? excerpt : (values?.[name] ?? '');
      return withoutPersonal(typeof value === 'object' ? value[language] : String(value));
    });
  return { zh: filled('zh'), en: filled('en') };
}
