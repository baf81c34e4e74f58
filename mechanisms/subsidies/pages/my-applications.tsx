import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { DateText, Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMine } from '../contract.ts';
import { OffersNotice } from './offers-notice.tsx';
import { applicationAddress, toneOf } from './own-application.ts';

type Row = ReplyOf<typeof listMine>['applications'][number];

/** My applications, what waits for me first. */
export function MyApplications() {
  const t = useWords('subsidies');
  const list = useAsk(listMine, {});
  return (
    <Page title={t('pages.talent.mine.title')} back="/">
      <OffersNotice />
      <Asked of={list}>
        {({ applications }) =>
          applications.length === 0 ? (
            <EmptyState
              title={t('pages.talent.mine.none')}
              actions={<LinkButton to="/benefits">{t('pages.talent.mine.find')}</LinkButton>}
            >
              <p>{t('pages.talent.mine.none-says')}</p>
            </EmptyState>
          ) : (
            <ul className="sub-cards">
              {[...applications]
                .sort((a, b) => Number(b.yourTurn) - Number(a.yourTurn))
                .map((row) => (
                  <ApplicationCard key={row.applicationId} row={row} />
                ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  );
}

function ApplicationCard({ row }: { readonly row: Row }) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const { state, holder, dueOn } = row.standing;
  return (
    <li className={`yz-status yz-status-${toneOf(state)} sub-card`}>
      <div className="yz-card-head">
        <h2>
          <Link to={applicationAddress(row.applicationId)} className="yz-task-link">
            {text(row.benefit.name)}
          </Link>
        </h2>
        <Tag tone={toneOf(state)}>{t(`pages.talent.state.${state}.name`)}</Tag>
      </div>
      <p className="yz-small">{row.reference ?? t('pages.talent.mine.draft')}</p>
      <dl>
        {row.amountFen === null ? null : (
          <div>
            <dt>{t('pages.talent.mine.amount')}</dt>
            <dd>
              <Money fen={row.amountFen} />
            </dd>
          </div>
        )}
        {holder === null ? null : (
          <div>
            <dt>{kit('status.holder')}</dt>
            <dd>{t(`pages.talent.holder.${holder}`)}</dd>
          </div>
        )}
        {dueOn === null ? null : (
          <div>
            <dt>{kit('status.due')}</dt>
            <dd>
              <DateText on={dueOn} />
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}
