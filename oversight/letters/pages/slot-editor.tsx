import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { addDays } from '@yanzhen/values/civil-date.ts';
import { Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { listIndicators, showIndicator } from '../../indicators/contract.ts';
import { phrasings, scales, type LetterFigure, type Slot } from '../contract.ts';

interface SlotEditorProps {
  readonly slotId: string;
  readonly slot: Slot;
  /** As the preview took it; absent while it is on its way. */
  readonly figure: LetterFigure | undefined;
  /** Why the wording or the day is refused. */
  readonly refused: string | undefined;
  readonly onChange: (slot: Slot) => void;
}

/** One figure slot: indicator, day, filters, wording and scale. */
export function SlotEditor({ slotId, slot, figure, refused, onChange }: SlotEditorProps) {
  const t = useWords('letters');
  const text = useText();
  const list = useAsk(listIndicators, {});
  const shown = useAsk(showIndicator, {
    params: { indicatorId: slot.indicatorId },
    query: { validOn: slot.validOn },
  });
  const set = (change: Partial<Slot>): void => onChange({ ...slot, ...change });
  const filterBy = (name: string, value: string | undefined): void => {
    const { [name]: _old, ...others } = slot.filter;
    set({ filter: value ? { ...others, [name]: value } : others });
  };
  const until = slot.filter['until'];
  return (
    <section className="yz-block">
      <div className="yz-block-bar">
        <strong>{t('pages.edit.slot', { slot: slotId })}</strong>
        <span>{refused === undefined ? (figure?.shown ?? '…') : '–'}</span>
      </div>
      {refused === undefined ? null : (
        <p className="yz-error" role="alert">
          {refused}
        </p>
      )}
      <div className="yz-slot-grid">
        <Labelled label={t('pages.edit.indicator')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              value={slot.indicatorId}
              onChange={(indicatorId) => set({ indicatorId, filter: {} })}
              options={(list.data?.rows ?? []).map((row) => ({
                value: row.id,
                label: text(row.name),
              }))}
            />
          )}
        </Labelled>
        <Labelled label={t('pages.edit.valid-on')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={slot.validOn}
              onChange={(event) => event.target.value && set({ validOn: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('pages.edit.phrasing')}>
          {(id) => (
            <Select
              id={id}
              popupMatchSelectWidth={false}
              value={slot.phrasing}
              onChange={(phrasing) =>
                set(phrasing === 'exact' ? { phrasing, step: null, stated: null } : { phrasing })
              }
              options={phrasings.map((value) => ({ value, label: t(`phrasing.${value}`) }))}
            />
          )}
        </Labelled>
        <Labelled label={t('pages.edit.scale')}>
          {(id) => (
            <Select
              id={id}
              value={slot.scale}
              onChange={(scale) => set({ scale })}
              options={scales.map((value) => ({ value, label: t(`scale.${value}`) }))}
            />
          )}
        </Labelled>
        {slot.phrasing === 'exact' ? null : (
          <Labelled label={t('pages.edit.stated')}>
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                placeholder={t('pages.edit.stated-help')}
                value={slot.stated}
                onChange={(stated) => set({ stated })}
              />
            )}
          </Labelled>
        )}
        {slot.phrasing === 'exact' || slot.stated !== null ? null : (
          <Labelled label={t('pages.edit.step')}>
            {(id) => (
              <InputNumber
                id={id}
                min={0.000001}
                placeholder={t('pages.edit.step-help')}
                value={slot.step}
                onChange={(step) => set({ step: step === null || step <= 0 ? null : step })}
              />
            )}
          </Labelled>
        )}
        {(shown.data?.facets ?? []).map((facet) => (
          <Labelled key={facet.id} label={`${t('pages.edit.filter')}: ${text(facet.name)}`}>
            {(id) => (
              <Select
                id={id}
                allowClear
                popupMatchSelectWidth={false}
                placeholder={t('pages.edit.all')}
                value={slot.filter[facet.id] ?? null}
                onChange={(value: string | null | undefined) =>
                  filterBy(facet.id, value ?? undefined)
                }
                options={facet.options.map((option) => ({
                  value: option.value,
                  label: text(option.label),
                }))}
              />
            )}
          </Labelled>
        ))}
        <Labelled label={t('pages.edit.from')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={slot.filter['from'] ?? ''}
              onChange={(event) => filterBy('from', event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('pages.edit.until')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={until === undefined ? '' : addDays(until, -1)}
              onChange={({ target }) =>
                filterBy('until', target.value ? addDays(target.value, 1) : undefined)
              }
            />
          )}
        </Labelled>
      </div>
    </section>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
