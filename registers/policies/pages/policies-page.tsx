import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { AssumedMark, Moment, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';

/** Published versions of policy documents, for those who answer for them. */
export function PoliciesPage() {
  const t = useWords('policies');
  const text = useText();
  const { go } = useRoute();
  const { account } = useSession();
  const list = useAsk(contract.listVersions, {});
  return (
    <DeskPage
      title={t('pages.desk.title')}
      lead={t('pages.desk.lead')}
      actions={
        account?.roles.includes('policy-admin') ? (
          <Button type="primary" onClick={() => go('/desk/policy-drafts')}>
            {t('pages.desk.drafts')}
          </Button>
        ) : undefined
      }
    >
      <Asked of={list}>
        {({ rows }) => (
          <PlainTable
            caption={t('pages.desk.title')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                id: 'document',
                title: t('pages.desk.document'),
                cell: (row) => (
                  <>
                    <Link to={`/desk/policies/${row.id}`}>{text(row.document.title)}</Link>{' '}
                    {row.document.assumed ? <AssumedMark /> : null}
                  </>
                ),
              },
              { id: 'number', title: t('pages.desk.number'), cell: (row) => row.document.number },
              {
                id: 'version',
                title: t('pages.desk.version'),
                cell: (row) => (
                  <>
                    {row.version}{' '}
                    {row.current ? <Tag tone="good">{t('pages.desk.current')}</Tag> : null}
                    {row.coming && row.activatesOn ? (
                      <Tag tone="waiting">
                        {t('pages.desk.coming', { day: denseDate(row.activatesOn) })}
                      </Tag>
                    ) : null}
                  </>
                ),
              },
              {
                id: 'benefits',
                title: t('pages.desk.benefits'),
                cell: (row) => row.benefits.map(({ name }) => text(name)).join(' · '),
              },
              {
                id: 'published',
                title: t('pages.desk.published'),
                cell: (row) => (
                  <>
                    <Moment at={row.publishedAt} /> {row.publishedBy ?? t('pages.desk.by-pack')}
                  </>
                ),
              },
            ]}
          />
        )}
      </Asked>
    </DeskPage>
  );
}
