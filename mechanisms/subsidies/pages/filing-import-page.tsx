import { ImportPanel } from '@yanzhen/procedures/imports/pages/import-panel.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { filing } from '../contract.ts';

/** One uploaded list of people: the dry run, accepting it, and taking it back. */
export function FilingImportPage() {
  const t = useWords('subsidies');
  const { params } = useRoute();
  const { benefitId = '', importId = '' } = params;
  const back = `/filings/${benefitId}`;
  return (
    <Page title={t('pages.filing.one')} above={t('pages.filing.title')} back={back} width="wide">
      <ImportPanel
        of={filing}
        importId={importId}
        back={back}
        subjectAddress={(applicationId) => `/filings/cases/${applicationId}`}
      />
    </Page>
  );
}
