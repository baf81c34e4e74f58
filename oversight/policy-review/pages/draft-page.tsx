import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import { DraftDesk } from './draft-desk.tsx';
import { StateTag } from './state-tag.tsx';
import './policy-review.css';

/** One draft: its text with what the check finds, what it would do, its history and moves. */
export function DraftPage() {
  const t = useWords('policy-review');
  const text = useText();
  const { params, go } = useRoute();
  const draftId = params['draftId'] ?? '';
  const ask = useAsk(contract.showDraft, { params: { draftId } }, { freshFor: 0 });
  const draft = ask.data;
  return (
    <DeskPage
      title={draft?.label ?? t('pages.list.title')}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/policy-drafts' }]}
      meta={draft ? <StateTag state={draft.state} /> : undefined}
      lead={draft ? text(draft.document.title) : undefined}
      actions={
        <Button onClick={() => go(`/desk/policy-drafts/compare?a=${draftId}`)}>
          {t('pages.list.compare')}
        </Button>
      }
    >
      <Asked of={ask} rows={10}>
        {(shown) => <DraftDesk key={shown.id} draft={shown} />}
      </Asked>
    </DeskPage>
  );
}
