import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listMyOffers } from '../contract-no-application.ts';
import './offers.css';

/** On the first page and above one's applications: what waits for one's word; nothing where nothing does. */
export function OffersNotice() {
  const t = useWords('subsidies');
  const text = useText();
  const { data } = useAsk(listMyOffers, {});
  const offered = (data?.offers ?? []).filter(({ state }) => state === 'offered');
  const [first] = offered;
  if (first === undefined) return null;
  const fen = offered.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const values = {
    benefit: text(first.benefit.name),
    count: offered.length,
    yuan: yuanForReader(fen),
  };
  return (
    <div className="offer-notice">
      <Notice
        tone="good"
        title={t(offered.length === 1 ? 'pages.offers.notice-one' : 'pages.offers.notice', values)}
        actions={<LinkButton to="/offers">{t('pages.offers.notice-act')}</LinkButton>}
      >
        <p>{t('pages.offers.notice-says')}</p>
      </Notice>
    </div>
  );
}
