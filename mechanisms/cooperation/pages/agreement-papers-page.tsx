import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

/** Papers of one agreement: the text that was signed, and what was handed in under it. */
export function AgreementPapersPage() {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const agreementId = params['agreementId'] ?? '';
  const ask = useAsk(contract.showAgreementPapers, { params: { agreementId } });
  return (
    <DeskPage
      title={t('pages.papers.title')}
      crumbs={[
        { says: t('pages.import.lists.agreements'), to: '/desk/agreements' },
        { says: ask.data?.title ?? t('pages.fields.agreement'), to: `/desk/agreements/${agreementId}` },
      ]}
    >
      <Asked of={ask}>
        {({ papers, events, mayKeep }) => (
          <>
            <PapersPanel
              of={contract.agreementPapers}
              recordId={agreementId}
              papers={papers}
              mayAdd={mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={events} nameOf={(move) => t(`trail.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  ); // prettier-ignore
}
