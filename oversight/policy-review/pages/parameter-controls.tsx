import { useText, useWords, hasWords } from '@yanzhen/web-kit/words.ts';
import { AssumedMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { useId, useState } from 'react';
import type { OutlineParameter } from './editor/outline.ts';
import { countText } from './amounts.ts';

interface ParameterControlsProps {
  readonly parameters: readonly OutlineParameter[];
  /** Values of the version that the draft was taken from, by id. */
  readonly before: ReadonlyMap<string, number>;
  readonly readOnly: boolean;
  readonly onMove: (parameter: OutlineParameter, value: number) => void;
}

/** Each number of the policy as a slider and a box; both write it into the text. */
export function ParameterControls(props: ParameterControlsProps) {
  const t = useWords('policy-review');
  const { parameters, before, readOnly, onMove } = props;
  if (parameters.length === 0) return <p>{t('pages.what-if.no-parameters')}</p>;
  return (
    <div className="yz-parameters">
      {parameters.map((parameter) => (
        <ParameterControl
          key={parameter.id}
          parameter={parameter}
          before={before.get(parameter.id)}
          readOnly={readOnly}
          onMove={(value) => onMove(parameter, value)}
        />
      ))}
    </div>
  );
}

interface ParameterControlProps {
  readonly parameter: OutlineParameter;
  readonly before: number | undefined;
  readonly readOnly: boolean;
  readonly onMove: (value: number) => void;
}

function ParameterControl({ parameter, before, readOnly, onMove }: ParameterControlProps) {
  const t = useWords('policy-review');
  const text = useText();
  const id = useId();
  const { value, unit, label } = parameter;
  // The ends stay where they were at first: a slider whose scale moves under the hand cannot be aimed.
  const [{ most, step }] = useState(() => scaleOf(before ?? value, unit));
  const [typed, setTyped] = useState<string | null>(null);
  // The text follows the hand a moment later; until then the slider stands where it was put.
  const [moved, setMoved] = useState<number | null>(null);
  if (moved === value) setMoved(null);
  const shown = moved ?? value;
  const take = (written: string): void => {
    const number = Number(written);
    if (written.trim() === '' || !Number.isFinite(number) || number < 0) return;
    setMoved(number);
    onMove(number);
  };
  const named = hasWords('policy-review', `pages.what-if.unit.${unit}`);
  const unitSays = unit === 'none' ? '' : named ? t(`pages.what-if.unit.${unit}`) : unit;
  const changed = before !== undefined && before !== value;
  return (
    <div className="yz-parameter">
      <label htmlFor={id}>
        {text(label)} {parameter.assumed ? <AssumedMark /> : null}
      </label>
      <input
        type="range"
        aria-label={t('pages.what-if.slider', { name: text(label) })}
        aria-valuetext={`${shown} ${unitSays}`}
        min={0}
        max={Math.max(most, shown)}
        step={step}
        value={shown}
        disabled={readOnly}
        onChange={(event) => take(event.target.value)}
      />
      <span className="yz-parameter-box">
        <input
          id={id}
          className="yz-input"
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? String(shown)}
          disabled={readOnly}
          aria-describedby={`${id}-unit`}
          onChange={(event) => {
            setTyped(event.target.value);
            take(event.target.value);
          }}
          onBlur={() => {
            setTyped(null);
            setMoved(null);
          }}
        />
        <span id={`${id}-unit`}>{unitSays}</span>
      </span>
      {changed ? (
        <span className="yz-small yz-parameter-before">
          {t('pages.what-if.was', { value: countText(before) })}
        </span>
      ) : null}
    </div>
  );
}

/** A scale around a value: twice as much at the end, in about a hundred even steps. */
function scaleOf(value: number, unit: string): { most: number; step: number } {
  const most = Math.max(value * 2, unit === 'yuan' ? 10_000 : 10);
  const raw = most / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= raw) ?? raw;
  // Whole things have whole steps.
  return { most, step: Number.isInteger(value) ? Math.max(1, step) : step };
}
