import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import './policies.css';

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
              <p>
                <LinkButton to="/calculator">{t('pages.list.all')}</LinkButton>
              </p>
              {rows
                .filter((row) => row.category === null)
                .map((row) => (
                  <BenefitCard key={row.id} benefit={row} />
                ))}
              <Services rows={rows} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}

/** What stands under a heading of its own, such as the services of the talent card: a line each. */
function Services({ rows }: { readonly rows: readonly contract.BenefitRow[] }) {
  const t = useWords('policies');
  const text = useText();
  const categories = new Map<string, contract.BenefitRow[]>();
  for (const row of rows) {
    if (row.category === null) continue;
    const heading = text(row.category);
    categories.set(heading, [...(categories.get(heading) ?? []), row]);
  }
  if (categories.size === 0) return null;
  const count = [...categories.values()].flat().length;
  return (
    <section className="policy-services">
      <h2>{t('pages.list.services')}</h2>
      <p className="yz-small">
        {t('pages.list.services-count', { categories: categories.size, count })}
      </p>
      <dl>
        {[...categories].map(([heading, services]) => (
          <div key={heading}>
            <dt>{heading}</dt>
            {services.map((row) => (
              <dd key={row.id}>
                <Link to={`/benefits/${row.id}`}>{text(row.name)}</Link>
                <span className="yz-small">{text(row.summary)}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
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
      actions={
        <LinkButton to={`/benefits/${benefit.id}`} tone="secondary">
          {t('pages.list.start')}
          <span className="yz-hidden"> {text(benefit.name)}</span>
        </LinkButton>
      }
    >
      <p>{text(benefit.summary)}</p>
      <p className="yz-small">
        {t(`pages.beneficiary.${benefit.beneficiary}`)} · {t(`pages.handling.${benefit.handling}`)}
      </p>
    </Card>
  );
}
