import 'antd/dist/reset.css';
import '@yanzhen/web-kit/styles/desk.css';
import { DeskTheme } from '@yanzhen/web-kit/desk/desk-theme.tsx';
import { deskPages } from './desk-pages.ts';
import { deskWords } from './desk-words.ts';
import { createEntry } from './router.tsx';
import { DeskFrame } from './shell/desk-frame.tsx';
import { startPage } from './start-page.tsx';

const Desk = createEntry({ entry: 'desk', pages: deskPages, shell: DeskFrame });

void startPage(
  () => (
    <DeskTheme>
      <Desk />
    </DeskTheme>
  ),
  deskWords,
);
