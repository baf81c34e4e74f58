import { ImportsPanel } from '@yanzhen/procedures/imports/pages/imports-panel.tsx';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { download } from '@yanzhen/web-kit/client.ts';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import './checks.css';

/** The department's open questions out as a spreadsheet, and its answers back in. */
export function SheetPage() {
  const t = useWords('checks');
  const text = useText();
  const ask = useAsk(contract.listMine, { query: { limit: 1 } });
  const [problem, setProblem] = useState<Problem | null>(null);
  const takeOut = async () => {
    setProblem(null);
    try {
      await download(contract.downloadQuestions, {});
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <DeskPage
      title={t('pages.sheet.title')}
      lead={t('pages.sheet.lead')}
      crumbs={[{ says: t('pages.mine.title'), to: '/desk/checks/mine' }]}
    >
      <Asked of={ask}>
        {({ departmentId, department, total }) => (
          <>
            <DeskSheet title={t('pages.sheet.out')}>
              <p>
                {t('pages.sheet.out-says', { department: text(department), count: total.count })}
              </p>
              <p className="yz-small">{t('pages.mine.sheet-says')}</p>
              {problem === null ? null : <ProblemNotice problem={problem} />}
              <Button type="primary" onClick={() => void takeOut()}>
                {t('pages.mine.sheet')}
              </Button>
            </DeskSheet>
            <ImportsPanel
              withoutTemplate
              of={contract.answerImport}
              subject={departmentId}
              addressOf={(importId) => `/desk/checks/sheet/${importId}`}
            />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}
