import { yuanForReader, yuanText, type Fen } from '@yanzhen/values/money.ts';
import { useState } from 'react';
import { useWords } from '../words.ts';
import { readYuan, tenThousands } from '../yuan-input.ts';
import { TextInput, type FieldProps } from './field.tsx';

interface MoneyInputProps extends FieldProps {
  /** Whole fen; `null` while the box is empty or cannot be read. */
  readonly value: Fen | null;
  readonly onChange: (fen: Fen | null) => void;
}

/** An amount typed in yuan, kept in fen; repeats it in words under the box so that a slip is seen. */
export function MoneyInput({ value, onChange, ...props }: MoneyInputProps) {
  const t = useWords();
  const [text, setText] = useState(value === null ? '' : yuanText(value).replace(/\.00$/, ''));
  const [left, setLeft] = useState(false);
  const read = readYuan(text);
  const fault = 'fault' in read && read.fault !== 'empty' ? read.fault : undefined;
  const own =
    left && fault !== undefined
      ? { field: props.id, code: fault, says: t(`money.${fault}`), remedy: t('money.remedy') }
      : undefined;
  const short = 'fen' in read ? tenThousands(read.fen) : '';
  return (
    <div onBlur={() => setLeft(true)}>
      <TextInput
        {...props}
        error={own ?? props.error}
        value={text}
        unit={t('unit.yuan')}
        inputMode="decimal"
        size="medium"
        onChange={(typed) => {
          setText(typed);
          const now = readYuan(typed);
          onChange('fen' in now ? now.fen : null);
        }}
      />
      <p className="yz-echo" aria-live="polite">
        {'fen' in read
          ? t(short === '' ? 'money.echo' : 'money.echo-short', {
              yuan: yuanForReader(read.fen),
              short,
            })
          : null}
      </p>
    </div>
  );
}
