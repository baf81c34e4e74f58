import { MyWork } from '@yanzhen/procedures/desk/pages/my-work.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useNav } from '../shell/nav.ts';

/** Where a member of staff begins: the sections of their duties. */
export function DeskHomePage() {
  const t = useWords('home');
  const text = useText();
  const { account } = useSession();
  const items = useNav('desk').filter((item) => item.to !== '/desk');
  return (
    <DeskPage title={t('desk.title')} lead={text(account?.office)}>
      <MyWork />
      {items.length === 0 ? <EmptyState title={t('desk.none')} /> : null}
      {items.length === 0 ? null : <h2 className="home-sections">{t('desk.sections')}</h2>}
      <ul className="yz-tiles">
        {items.map((item) => (
          <li key={item.to} className="yz-tile">
            <div>
              <Link to={item.to}>{item.says}</Link>
              <p>{item.group}</p>
            </div>
          </li>
        ))}
      </ul>
    </DeskPage>
  );
}
