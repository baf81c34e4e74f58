import { Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';
import { RecordFormPanel, type RecordFormProps } from './record-form-panel.tsx';

interface FormButtonProps<Schema extends z.ZodType> extends Omit<
  RecordFormProps<Schema>,
  'onClose'
> {
  /** How the button looks; plain where left out. */
  readonly button?: Pick<ButtonProps, 'type' | 'size' | 'danger' | 'disabled'>;
}

/** A button named like the form that it opens. */
export function FormButtonPanel<Schema extends z.ZodType>({
  button,
  ...form
}: FormButtonProps<Schema>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {form.title}
      </Button>
      {open ? <RecordFormPanel {...form} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
