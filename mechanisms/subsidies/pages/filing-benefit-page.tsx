import { ImportsPanel } from '@yanzhen/procedures/imports/pages/imports-panel.tsx';
import { showBenefit } from '@yanzhen/registers/policies/contract.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { filing } from '../contract.ts';

/** One benefit filed for many: the template, the upload and what was uploaded before. */
export function FilingBenefitPage() {
  const t = useWords('subsidies');
  const text = useText();
  const { params } = useRoute();
  const benefitId = params['benefitId'] ?? '';
  const ask = useAsk(showBenefit, { params: { benefitId } });
  return (
    <Asked of={ask}>
      {(benefit) => (
        <Page
          title={text(benefit.name)}
          above={t('pages.filing.title')}
          lead={t('pages.filing.benefit-lead')}
          back="/filings"
          width="wide"
        >
          <ImportsPanel
            of={filing}
            subject={benefitId}
            addressOf={(importId) => `/filings/${benefitId}/imports/${importId}`}
          />
        </Page>
      )}
    </Asked>
  );
}
