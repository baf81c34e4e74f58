import { yuanForReader, type Fen } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money } from '@yanzhen/web-kit/plain/texts.tsx';
import { useDownload } from '@yanzhen/web-kit/use-download.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { AnswerFaults } from './answer-faults.tsx';
import type { BatchDetail } from '../contract.ts';

/** What the bank answered, or the place to import it. */
export function AnswerSheet({ batch }: { readonly batch: BatchDetail }) {
  const t = useWords('payments');
  if (batch.answer) {
    const { okCount, okFen, returnedCount, returnedFen, importedAt } = batch.answer;
    return (
      <DeskSheet title={t('pages.batch.answer-title')}>
        <DeskFacts
          columns={3}
          facts={[
            {
              id: 'ok',
              label: t('pages.batch.arrived'),
              value: <Counted count={okCount} fen={okFen} />,
            },
            {
              id: 'returned',
              label: t('pages.batch.came-back'),
              value: <Counted count={returnedCount} fen={returnedFen} />,
            },
            { id: 'at', label: t('pages.batch.imported-at'), value: denseMoment(importedAt) },
          ]}
        />
      </DeskSheet>
    );
  }
  if (!batch.moves.includes('import')) return null;
  return (
    <DeskSheet title={t('pages.batch.import')}>
      <div className="payments-import">
        <ImportAnswer batch={batch} />
        {batch.demonstration ? <DemonstrationBank batch={batch} /> : null}
      </div>
    </DeskSheet>
  );
}

function Counted({ count, fen }: { readonly count: number; readonly fen: Fen }) {
  return (
    <>
      {count} · <Money fen={fen} />
    </>
  );
}

function ImportAnswer({ batch }: { readonly batch: BatchDetail }) {
  const t = useWords('payments');
  const importing = useTell(contract.importAnswer);
  const give = async (file: File) => {
    const params = { batchId: batch.id };
    const { changed, okCount, okFen, returnedCount, returnedFen } = await importing.tell({
      params,
      files: { file },
    });
    const counts = {
      ok: okCount,
      okSum: yuanForReader(okFen),
      returned: returnedCount,
      returnedSum: yuanForReader(returnedFen),
    };
    announce(changed ? t('pages.batch.import-done', counts) : t('pages.batch.import-same'));
  };
  const { problem } = importing;
  return (
    <>
      <p>{t('pages.batch.import-says')}</p>
      <Upload
        accept=".csv,.txt,text/csv"
        showUploadList={false}
        beforeUpload={(file) => {
          void give(file).catch(() => undefined);
          return false;
        }}
      >
        <Button type="primary" loading={importing.pending}>
          {t('pages.batch.import-choose')}
        </Button>
      </Upload>
      {problem?.code === contract.faults.answerFaulty ? <AnswerFaults problem={problem} /> : null}
      {problem && problem.code !== contract.faults.answerFaulty ? (
        <ProblemNotice problem={problem} />
      ) : null}
    </>
  );
}

/** A demonstration has no bank: its answer is made here. */
function DemonstrationBank({ batch }: { readonly batch: BatchDetail }) {
  const t = useWords('payments');
  const [returned, setReturned] = useState('');
  const { problem, save } = useDownload();
  const make = async () => {
    // A Chinese keyboard types the full-width comma.
    const lines = returned.replaceAll('\uFF0C', ',').replace(/\s/g, '');
    await save(contract.demonstrationAnswer, {
      params: { batchId: batch.id },
      query: { returned: lines },
    });
  };
  return (
    <Notice title={t('pages.batch.demo-title')}>
      <div className="payments-import">
        <p>{t('pages.batch.demo-says')}</p>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <TextInput
          id="returned"
          label={t('pages.batch.demo-returned')}
          hint={t('pages.batch.demo-hint')}
          size="medium"
          optional
          value={returned}
          onChange={setReturned}
        />
        <Button onClick={() => void make()}>{t('pages.batch.demo-make')}</Button>
      </div>
    </Notice>
  );
}
