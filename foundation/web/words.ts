import type { Language, Localized } from '@yanzhen/values/localized.ts';
import i18next, { type BackendModule } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

/** Gives the words of a namespace in a language; the app collects them from the `words.*.yaml` files. */
export type WordsLoader = (language: Language, namespace: string) => Promise<unknown>;

/** A text by its key, with values for `{{name}}`; `count` chooses the plural. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const stored = 'yanzhen.language';

/** Starts the words: `?lang=` first, then what was chosen before, then the browser, then Chinese. */
export async function startWords(load: WordsLoader): Promise<void> {
  const backend: BackendModule = {
    type: 'backend',
    init: () => undefined,
    read: (language, namespace, done) => {
      load(language === 'en' ? 'en' : 'zh', namespace).then(
        (words) => done(null, words as Record<string, string>),
        (error: unknown) => done(error as Error, null),
      );
    },
  };
  const language = firstLanguage();
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['zh', 'en'],
      ns: ['web'],
      defaultNS: 'web',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  showLanguage(language);
}

/** Loads namespaces ahead of the page that speaks them. */
export function loadWords(namespaces: readonly string[]): Promise<void> {
  return i18next.loadNamespaces([...namespaces]);
}

/** The words of a namespace; a namespace is the name of the feature's folder. */
export function useWords(namespace = 'web'): Words {
  const { t } = useTranslation(namespace);
  return useCallback((key, values) => t(key, { ...values }), [t]);
}

/** Whether a key has words in the reader's language; for codes that may be new. */
export function hasWords(namespace: string, key: string): boolean {
  return i18next.exists(key, { ns: namespace });
}

/** A text outside of drawing, e.g. when a form is checked; undefined while its words are not there. */
export function sayNow(
  namespace: string,
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string | undefined {
  if (!hasWords(namespace, key)) return undefined;
  return i18next.getFixedT(null, namespace)(key, { ...values });
}

/** The reader's language and how to change it; kept in this browser. */
export function useLanguage(): { language: Language; setLanguage: (to: Language) => void } {
  const { i18n } = useTranslation();
  const setLanguage = useCallback(
    (to: Language) => {
      localStorage.setItem(stored, to);
      void i18n.changeLanguage(to).then(() => showLanguage(to));
    },
    [i18n],
  );
  return { language: i18n.language === 'en' ? 'en' : 'zh', setLanguage };
}

/** Reads a text of the data in the reader's language; empty for nothing. */
export function useText(): (text: Localized | null | undefined) => string {
  const { language } = useLanguage();
  return useCallback((text) => text?.[language] ?? '', [language]);
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked !== null) localStorage.setItem(stored, asked.startsWith('en') ? 'en' : 'zh');
  const kept = localStorage.getItem(stored);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}
