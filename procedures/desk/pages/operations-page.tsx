import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { EmptyState, Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listOperations } from '../contract.ts';

/** Everyday operations that have a page of their own, and where the others stand. */
export function OperationsPage() {
  const t = useWords('desk');
  const text = useText();
  const asked = useAsk(listOperations, {});
  const operations = asked.data?.operations ?? [];
  return (
    <DeskPage title={t('pages.operations.title')} lead={<p>{t('pages.operations.lead')}</p>}>
      {asked.data === undefined ? <Skeleton rows={3} /> : null}
      {asked.data !== undefined && operations.length === 0 ? (
        <EmptyState title={t('pages.operations.none')} />
      ) : null}
      <ul className="yz-tiles">
        {operations.map((each) => (
          <li key={each.id} className="yz-tile">
            <div>
              <Link to={each.path}>{text(each.name)}</Link>
              <p>{text(each.says)}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className="yz-small">{t('pages.operations.elsewhere')}</p>
    </DeskPage>
  );
}
