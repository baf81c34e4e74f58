import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from '../words.ts';

// The same palette as styles/tokens.css: antd computes shades in script and cannot read variables.
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0c5460',
    colorLink: '#0c5460',
    colorLinkHover: '#083d47',
    colorSuccess: '#1c6440',
    colorError: '#a12a20',
    colorWarning: '#704d00',
    colorInfo: '#0c5460',
    colorText: '#12272f',
    colorTextSecondary: '#465a63',
    colorTextDescription: '#465a63',
    colorTextPlaceholder: '#5c7079',
    colorBorder: '#9db0b7',
    colorBorderSecondary: '#d3dee1',
    colorBgLayout: '#f3f6f7',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 34,
    fontFamily: 'var(--font)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      headerBg: '#eaf0f1',
      headerColor: '#2b414a',
      rowHoverBg: '#eef5f6',
      rowSelectedBg: '#e7f1f2',
      rowSelectedHoverBg: '#dcebed',
      bodySortBg: '#ffffff',
      headerSortActiveBg: '#dde8ea',
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 10,
    },
    Tabs: { horizontalMargin: '0' },
    Descriptions: { labelBg: '#f3f6f7' },
  },
};

/**
 * For readers who asked for less motion, antd is told, too: the style sheet takes all transitions
 * away, and antd would wait for their end.
 */
const still: ThemeConfig = { ...theme, token: { ...theme.token, motion: false } };

/** antd in the reader's language and the product's palette. */
export function DeskTheme({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const lessMotion = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={lessMotion ? still : theme}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
