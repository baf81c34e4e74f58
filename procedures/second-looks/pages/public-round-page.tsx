import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { call, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { useBenefitNames } from './names.ts';
import { Recompute } from './recompute-command.tsx';
import { recompute, type Difference } from './recompute.ts';
import { useRoundFacts } from './round-facts.ts';
import { StrataTable } from './strata-table.tsx';
import './second-looks.css';

type Shown = ReplyOf<typeof contract.showPublicRound>;

/** One round for anyone: what was published, when, and a way to recompute it. */
export function PublicRoundPage() {
  const t = useWords('second-looks');
  const { params } = useRoute();
  const ask = useAsk(contract.showPublicRound, { params: { roundId: params['roundId'] ?? '' } });
  return (
    <Page
      title={ask.data?.number ?? t('pages.public.title')}
      above={t('pages.public.title')}
      back="/second-looks"
      width="wide"
    >
      <Asked of={ask}>{(round) => <Round round={round} />}</Asked>
    </Page>
  );
}

function Round({ round }: { readonly round: Shown }) {
  const t = useWords('second-looks');
  const benefit = useBenefitNames();
  const facts = useRoundFacts()(round);
  return (
    <>
      <SummaryList
        rows={[
          { id: 'state', label: t('pages.round.state'), value: t(`round-state.${round.state}`) },
          ...facts,
          {
            id: 'shares',
            label: t('pages.round.shares'),
            value: round.shares.map((share) => (
              <div key={share.benefit}>
                {benefit(share.benefit)}: {t('pages.round.share', { ...share })}
              </div>
            )),
          },
        ]}
      />
      {round.state === 'drawn' ? <Verify round={round} /> : null}
      {round.strata.length === 0 ? null : (
        <Disclosure says={t('pages.round.strata')}>
          <StrataTable strata={round.strata} />
        </Disclosure>
      )}
    </>
  );
}

function Verify({ round }: { readonly round: Shown }) {
  const t = useWords('second-looks');
  return (
    <>
      <h2>{t('pages.public.recompute')}</h2>
      {round.digest === 'sha256' ? (
        <Here round={round} />
      ) : (
        <Notice title={t('pages.public.cannot')}>
          <p>{t('pages.public.sm3-says')}</p>
        </Notice>
      )}
      <h3>{t('pages.public.command')}</h3>
      <Recompute roundId={round.id} number={round.number} />
    </>
  );
}

function Here({ round }: { readonly round: Shown }) {
  const t = useWords('second-looks');
  const [found, setFound] = useState<readonly Difference[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  // Browsers compute digests only where the page came by https, or from this machine.
  if (!globalThis.isSecureContext) {
    return (
      <Notice title={t('pages.public.cannot')}>
        <p>{t('pages.public.cannot-says')}</p>
      </Notice>
    );
  }
  const run = async () => {
    setPending(true);
    setProblem(null);
    try {
      const record = await call(contract.showRecord, { params: { roundId: round.id } });
      setFound(await recompute(record));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <p>{t('pages.public.recompute-says')}</p>
      <Button tone="secondary" pending={pending} onClick={() => void run()}>
        {t(pending ? 'pages.public.running' : 'pages.public.run')}
      </Button>
      <div aria-live="polite">
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {found === null ? null : found.length === 0 ? (
          <Notice tone="good" title={t('pages.public.good')}>
            <p>{t('pages.public.good-says', { picks: round.picks ?? 0 })}</p>
          </Notice>
        ) : (
          <Notice tone="bad" title={t('pages.public.bad')}>
            {found.map((each) => (
              <p key={each}>{t(`pages.public.${each}`)}</p>
            ))}
          </Notice>
        )}
      </div>
    </>
  );
}
