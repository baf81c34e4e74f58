import * as z from 'zod';
import { useState } from 'react';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions } from '@yanzhen/web-kit/plain/card.tsx';
import { TextInput, TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { Select, Checkbox } from '@yanzhen/web-kit/plain/choices.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
const schema = z.object({
  name: z.string().min(1),
  id: z.string().min(18),
  price: z.int(),
  signedOn: z.iso.date(),
  county: z.string().min(1),
  consent: z.literal(true),
  note: z.string(),
});
export function FormPage() {
  const [open, setOpen] = useState(false);
  const form = useForm(
    schema,
    {
      name: '',
      id: '',
      price: null as number | null,
      signedOn: '',
      county: '',
      consent: false,
      note: '',
    },
    { says: { id: '身份证号应为18位' }, remedies: { id: '请对照身份证核对，最后一位可能是 X' } },
  );
  return (
    <Page title="购房情况" back="/">
      <form
        className="yz-form"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void form.submit(async () => announce('已保存'));
        }}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <TextInput {...form.field('name')} label="姓名" />
        <TextInput {...form.field('id')} label="身份证号" hint="18 位" />
        <MoneyInput {...form.field('price')} label="合同总价" />
        <DateInput {...form.field('signedOn')} label="合同签订日期" hint="以合同上的日期为准" />
        <Select
          {...form.field('county')}
          label="住房所在区县"
          options={[{ value: '1', label: '江阳区' }]}
        />
        <FileUpload
          id="files"
          label="购房合同"
          hint="拍照或 PDF，每个不超过 20 MB"
          files={[{ id: '1', name: '购房合同-第一页.jpg', sizeBytes: 2345678, href: '/x' }]}
          onUpload={(_f, p) => {
            p(0.5);
            return new Promise(() => undefined);
          }}
          onRemove={async () => undefined}
        />
        <TextArea {...form.field('note')} label="补充说明" optional maxLength={60} />
        <Checkbox {...form.field('consent')} label="我承诺以上内容真实" hint="不实的要退回补贴" />
        <Actions>
          <Button type="submit">保存并继续</Button>
          <Button tone="secondary">稍后再填</Button>
          <Button tone="quiet" onClick={() => setOpen(true)}>
            撤回
          </Button>
        </Actions>
      </form>
      <SummaryList
        rows={[
          { id: 'a', label: '姓名', value: '张三', source: '公安比对 2026年3月', change: '/x' },
          { id: 'b', label: '合同总价', value: '850,000 元', change: () => undefined },
        ]}
      />
      <ConfirmDialog
        open={open}
        title="撤回这件申请？"
        act="撤回申请"
        tone="danger"
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <p>撤回后要重新提交。</p>
      </ConfirmDialog>
    </Page>
  );
}
