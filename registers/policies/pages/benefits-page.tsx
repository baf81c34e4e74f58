import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

/** What the city gives, for anybody: one card a benefit, each a way into its calculator. */
export function BenefitsPage() {
  const t = useWords('policies');
  const list = useAsk(contract.listBenefits, {});
  return (
    <Page title={t('pages.list.title')} lead={t('pages.list.lead')}>
      <Asked of={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.list.empty')} />
          ) : (
            <>
              {rows.map((row) => (
                <BenefitCard key={row.id} benefit={row} />
              ))}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function BenefitCard({ benefit }: { readonly benefit: contract.BenefitRow }) {
  const t = useWords('policies');
  const text = useText();
  const open = benefit.window.open;
  return (
    <Card
      title={text(benefit.name)}
      meta={
        <Tag tone={open ? 'good' : 'plain'}>
          {t(open ? 'pages.list.open' : 'pages.list.not-open')}
        </Tag>
      }
      actions={<LinkButton to={`/benefits/${benefit.id}`}>{t('pages.list.start')}</LinkButton>}
    >
      <p>{text(benefit.summary)}</p>
      <p className="yz-small">
        {t(`pages.beneficiary.${benefit.beneficiary}`)} · {t(`pages.handling.${benefit.handling}`)}
      </p>
    </Card>
  );
}
