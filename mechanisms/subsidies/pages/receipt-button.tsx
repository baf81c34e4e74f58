import { download } from '@yanzhen/web-kit/client.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { downloadReceipt } from '../contract.ts';

/** Saves the receipt of an application as PDF. */
export function ReceiptButton({ applicationId }: { readonly applicationId: string }) {
  const t = useWords('subsidies');
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      await download(downloadReceipt, { params: { applicationId } });
    } catch {
      announce(t('pages.talent.case.receipt-lost'), 'bad');
    } finally {
      setPending(false);
    }
  };
  return (
    <Button tone="secondary" pending={pending} onClick={() => void save()}>
      {t('pages.talent.case.receipt')}
    </Button>
  );
}
