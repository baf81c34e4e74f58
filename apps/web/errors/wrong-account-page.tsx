import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession, useSignOut } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { ReactNode } from 'react';

interface WrongAccountProps {
  readonly needs: 'talent' | 'agent' | 'staff';
  /** The page for whom the account fits. */
  readonly children: ReactNode;
}

/** Shows a page to the kind of account it is for, and tells others how to become one. */
export function WrongAccountPage({ needs, children }: WrongAccountProps) {
  const t = useWords('shell');
  const { city } = useRoute();
  const { account } = useSession();
  const signOut = useSignOut();
  if (account === null || account.kind === needs) return children;
  const signIn = needs === 'staff' ? `/${city}/desk/sign-in` : `/${city}/sign-in`;
  return (
    <Page title={t(`wrong-account.${needs}`)}>
      <Notice
        tone="attention"
        title={t('wrong-account.now', { name: account.name })}
        actions={
          <Button onClick={() => void signOut().then(() => location.assign(signIn))}>
            {t('wrong-account.change')}
          </Button>
        }
      >
        <p>{t('wrong-account.says')}</p>
      </Notice>
    </Page>
  );
}
