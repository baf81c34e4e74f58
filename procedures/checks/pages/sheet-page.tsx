import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Upload } from 'antd';
import * as contract from '../contract.ts';
import { SheetImport } from './sheet-import.tsx';
import './checks.css';

/** The department's open questions out as a spreadsheet, and its answers back in. */
export function SheetPage() {
  const t = useWords('checks');
  const text = useText();
  const { search, setSearch } = useRoute();
  const mine = useAsk(contract.listMine, { query: { limit: 1 } });
  const uploading = useTell(contract.answerImport.upload);
  const subject = mine.data?.departmentId;
  const give = async (file: File) => {
    if (subject === undefined) return;
    const { importId } = await uploading.tell({ body: { subject }, files: { file } });
    setSearch({ import: importId });
  };
  const importId = search['import'];
  return (
    <DeskPage
      title={t('pages.sheet.title')}
      crumbs={[{ says: t('pages.mine.title'), to: '/desk/checks/mine' }]}
    >
      <DeskSheet title={t('pages.sheet.out')}>
        <p>
          {mine.data === undefined
            ? null
            : t('pages.sheet.out-says', {
                department: text(mine.data.department),
                count: mine.data.total.count,
              })}
        </p>
        <p className="yz-small">{t('pages.mine.sheet-says')}</p>
        <Button href={addressOf(contract.downloadQuestions, {})} download>
          {t('pages.mine.sheet')}
        </Button>
      </DeskSheet>
      <DeskSheet title={t('pages.sheet.back')}>
        <p>{t('pages.sheet.back-says')}</p>
        {uploading.problem ? <ProblemNotice problem={uploading.problem} /> : null}
        <Upload
          accept=".xlsx,.xls,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            void give(file).catch(() => undefined);
            return false;
          }}
        >
          <Button type="primary" loading={uploading.pending} disabled={subject === undefined}>
            {t('pages.sheet.upload')}
          </Button>
        </Upload>
        {importId === undefined ? null : <SheetImport key={importId} importId={importId} />}
      </DeskSheet>
    </DeskPage>
  );
}
