import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { AssumedMark, DateText, Moment, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import { BenefitSheet } from './benefit-sheet.tsx';
import './policies.css';

/** One published version: its clauses, each benefit with worked examples computed anew, its file. */
export function PolicyVersionPage() {
  const { params } = useRoute();
  const version = useAsk(contract.showVersion, {
    params: { versionId: params['versionId'] ?? '' },
  });
  return (
    <Asked of={version} rows={10}>
      {(reply) => <Version version={reply} />}
    </Asked>
  );
}

function Version({ version }: { readonly version: ReplyOf<typeof contract.showVersion> }) {
  const t = useWords('policies');
  const text = useText();
  const { go } = useRoute();
  const { account } = useSession();
  const { document } = version;
  const clauses = version.benefits[0]?.clauses ?? [];
  return (
    <DeskPage
      title={text(document.title)}
      crumbs={[{ says: t('pages.desk.back'), to: '/desk/policies' }]}
      actions={
        account?.roles.includes('policy-admin') ? (
          <Button onClick={() => go(`/desk/policy-drafts?from=${version.id}`)}>
            {t('pages.desk.draft-from')}
          </Button>
        ) : undefined
      }
      meta={version.current ? <Tag tone="good">{t('pages.desk.current')}</Tag> : undefined}
    >
      <DeskFacts
        facts={[
          { id: 'number', label: t('pages.desk.number'), value: document.number },
          { id: 'version', label: t('pages.desk.version'), value: version.version },
          {
            id: 'published',
            label: t('pages.desk.published'),
            value: (
              <>
                <Moment at={version.publishedAt} /> {version.publishedBy ?? t('pages.desk.by-pack')}
              </>
            ),
          },
          ...(version.activatesOn === null
            ? []
            : [
                {
                  id: 'activates',
                  label: t('pages.desk.activates'),
                  value: <DateText on={version.activatesOn} />,
                },
              ]),
          {
            id: 'digest',
            label: t('pages.desk.digest'),
            value: <code>{version.digest.slice(0, 16)}</code>,
          },
        ]}
      />
      <DeskSheet title={t('pages.desk.clauses')}>
        <PlainTable
          caption={t('pages.desk.clauses')}
          rows={clauses}
          rowKey={(clause) => clause.number}
          columns={[
            { id: 'number', title: t('pages.desk.clause'), cell: (clause) => clause.number },
            { id: 'says', title: t('pages.desk.says'), cell: (clause) => text(clause.paraphrase) },
            {
              id: 'source',
              title: t('pages.desk.source'),
              cell: (clause) =>
                clause.source === 'assumed' ? (
                  <AssumedMark />
                ) : (
                  t('pages.desk.letter', { figure: clause.figures.join(' ') })
                ),
            },
          ]}
        />
      </DeskSheet>
      {version.benefits.map((benefit) => (
        <BenefitSheet key={benefit.id} benefit={benefit} />
      ))}
      <Disclosure says={t('pages.desk.file')}>
        <pre className="policy-file">{version.content}</pre>
      </Disclosure>
    </DeskPage>
  );
}
