import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Moment, Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type * as z from 'zod';
import { listMyPayees, withdrawPayeeChange } from '../contract-payees.ts';

type Account = z.output<typeof listMyPayees.reply>['rows'][number];

const tones: Readonly<Record<string, Tone>> = {
  'in-force': 'good',
  asked: 'attention',
  held: 'attention',
};

/** Accounts that my money went, goes or is to go to; a change that is not mine is stopped here. */
export function MyAccountsPage() {
  const t = useWords('talents');
  const ask = useAsk(listMyPayees, {});
  return (
    <Page title={t('pages.accounts.title')} lead={t('pages.accounts.lead')} back="/me">
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.accounts.none')} />
          ) : (
            <>
              {rows.map((account) => (
                <AccountCard key={account.id} account={account} />
              ))}
            </>
          )
        }
      </Asked>
      <Actions>
        <LinkButton to="/me" tone="secondary">
          {t('pages.accounts.change')}
        </LinkButton>
      </Actions>
    </Page>
  );
}

/** One account with where it stands; a change that is not wanted is stopped here. */
export function AccountCard({ account }: { readonly account: Account }) {
  const t = useWords('talents');
  const stopping = useTell(withdrawPayeeChange);
  const { inForce, mayWithdraw, state, inForceFrom } = account;
  const standing = inForce
    ? 'in-force'
    : mayWithdraw
      ? state === 'asked'
        ? 'asked'
        : 'held'
      : state === 'confirmed'
        ? 'earlier'
        : state;
  const stop = async () => {
    await stopping.tell({ params: { changeId: account.id } });
    announce(t('pages.accounts.stopped'));
  };
  return (
    <Card
      title={`${account.bankName} ${account.account}`}
      meta={<Tag tone={tones[standing] ?? 'plain'}>{t(`pages.accounts.${standing}`)}</Tag>}
      tone={mayWithdraw ? 'accent' : 'plain'}
    >
      {stopping.problem ? <ProblemNotice problem={stopping.problem} /> : null}
      <SummaryList
        rows={[
          {
            id: 'asked',
            label: t('pages.accounts.asked-at'),
            value: <Moment at={account.askedAt} />,
            source: t(account.own ? 'pages.accounts.by-me' : 'pages.accounts.by-office'),
          },
          ...(inForceFrom === null
            ? []
            : [
                { id: 'from', label: t('pages.accounts.from'), value: <Moment at={inForceFrom} /> },
              ]),
        ]}
      />
      {mayWithdraw ? (
        <>
          <p>{t('pages.accounts.wait')}</p>
          <Actions>
            <Button
              tone="secondary"
              pending={stopping.pending}
              onClick={() => void stop().catch(() => undefined)}
            >
              {t('pages.accounts.stop')}
            </Button>
          </Actions>
        </>
      ) : null}
    </Card>
  );
}
