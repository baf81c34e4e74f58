import { showAgreement } from '../../agreements/contract.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { keepers } from '../contract.ts';
import { listOfAgreement } from '../contract-outcomes.ts';
import { OutcomesSheet } from './outcomes-sheet.tsx';

/** Outcomes of an agreement as a whole, such as those of its joint institute. */
export function AgreementOutcomesPage() {
  const t = useWords('projects');
  const { params } = useRoute();
  const { account } = useSession();
  const agreementId = params['agreementId'] ?? '';
  const agreement = useAsk(showAgreement, { params: { agreementId } }).data;
  const ask = useAsk(listOfAgreement, { params: { agreementId } });
  const mayReport =
    keepers.some((role) => account?.roles.includes(role)) && agreement?.state !== 'withdrawn';
  return (
    <DeskPage
      title={t('pages.one.outcomes')}
      lead={agreement?.title}
      crumbs={[{ says: t('pages.fields.agreement'), to: `/desk/agreements/${agreementId}` }]}
    >
      <Asked of={ask}>
        {(listed) => <OutcomesSheet listed={listed} of={mayReport ? { agreementId } : null} />}
      </Asked>
    </DeskPage>
  );
}
