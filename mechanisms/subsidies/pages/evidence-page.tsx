import { Asked } from '@yanzhen/web-kit/ask.tsx';
import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { MyApplication } from '../contract.ts';
import { EvidenceUpload } from './evidence-upload.tsx';
import {
  addressAfter,
  applicationAddress,
  evidenceMissing,
  useOwnApplication,
} from './own-application.ts';

/** Photos and PDFs of a draft: what must be there first, then what may be. */
export function EvidencePage() {
  const { ask } = useOwnApplication();
  return <Asked of={ask}>{(mine) => <EvidenceForm mine={mine} />}</Asked>;
}

function EvidenceForm({ mine }: { readonly mine: MyApplication }) {
  const t = useWords('subsidies');
  const { search } = useRoute();
  const missing = evidenceMissing(mine);
  const optional = mine.evidenceNeeded.filter((item) => !item.required);
  return (
    <Page
      title={t('pages.talent.evidence.title')}
      lead={t('pages.talent.evidence.lead')}
      back={applicationAddress(mine.applicationId)}
    >
      <div className="sub-head">
        <h2>{t('pages.talent.evidence.required')}</h2>
        <Tag tone={missing === 0 ? 'good' : 'attention'}>
          {missing === 0
            ? t('pages.talent.evidence.required-done')
            : t('pages.talent.task.evidence-left', { count: missing })}
        </Tag>
      </div>
      {mine.evidenceNeeded
        .filter((item) => item.required)
        .map((item) => (
          <Card key={item.code}>
            <EvidenceUpload mine={mine} code={item.code} />
          </Card>
        ))}
      {optional.length === 0 ? null : (
        <>
          <div className="sub-head">
            <h2>{t('pages.talent.evidence.optional')}</h2>
          </div>
          <p className="yz-hint">{t('pages.talent.evidence.optional-says')}</p>
          {optional.map((item) => (
            <Card key={item.code}>
              <EvidenceUpload mine={mine} code={item.code} />
            </Card>
          ))}
        </>
      )}
      <Actions>
        <LinkButton to={addressAfter(mine.applicationId, search['from'])}>
          {t('pages.talent.evidence.act')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
