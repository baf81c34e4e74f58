import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import type { EditedBlock } from './editing.ts';
import { partId } from './go-to-finding.ts';

interface BlockEditorProps {
  readonly block: EditedBlock;
  /** Place from 0, of so many. */
  readonly at: number;
  readonly count: number;
  readonly onChange: (block: EditedBlock) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
  readonly onAddSlot: () => void;
}

const levels = [0, 1, 2, 3, 4] as const;

/** One heading or paragraph. */
export function BlockEditor(props: BlockEditorProps) {
  const { block, at, count, onChange } = props;
  const t = useWords('letters');
  const id = useId();
  const place = t('pages.edit.block', { at: at + 1 });
  const named = (key: string): { 'aria-label': string } => ({
    'aria-label': `${t(key)} (${place})`,
  });
  return (
    <li className="yz-block" id={partId(`blocks.${at}`)}>
      <div className="yz-block-bar">
        <label htmlFor={id}>{place}</label>
        <Select
          size="small"
          popupMatchSelectWidth={false}
          {...named('pages.edit.kind')}
          value={block.level}
          onChange={(level) => onChange({ ...block, level })}
          options={levels.map((level) => ({
            value: level,
            label: level === 0 ? t('pages.edit.paragraph') : t('pages.edit.heading', { level }),
          }))}
        />
        <Button size="small" {...named('pages.edit.add-slot')} onClick={props.onAddSlot}>
          {t('pages.edit.add-slot')}
        </Button>
        <Button
          size="small"
          {...named('pages.edit.up')}
          disabled={at === 0}
          onClick={() => props.onMove(-1)}
        >
          {t('pages.edit.up')}
        </Button>
        <Button
          size="small"
          {...named('pages.edit.down')}
          disabled={at + 1 === count}
          onClick={() => props.onMove(1)}
        >
          {t('pages.edit.down')}
        </Button>
        <Button size="small" danger {...named('pages.edit.remove')} onClick={props.onRemove}>
          {t('pages.edit.remove')}
        </Button>
      </div>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: block.level === 0 ? 3 : 1 }}
        maxLength={5_000}
        value={block.line}
        onChange={(event) => onChange({ ...block, line: event.target.value })}
      />
    </li>
  );
}
