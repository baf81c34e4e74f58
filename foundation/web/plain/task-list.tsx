import type { ReactNode } from 'react';
import { Link } from '../route.tsx';
import { useWords } from '../words.ts';
import { Icon } from './icons.tsx';
import { Tag, type Tone } from './texts.tsx';

interface StepsProps {
  readonly steps: readonly string[];
  /** 0-based step the reader is at; the number of steps when all are done. */
  readonly current: number;
}

/** Where one is in a few steps; on a phone one line "step 2 of 4". */
export function Steps({ steps, current }: StepsProps) {
  const t = useWords();
  return (
    <nav className="yz-steps" aria-label={t('steps.label')}>
      <p className="yz-steps-phone">
        {t('steps.at', { at: Math.min(current + 1, steps.length), of: steps.length })}
        <strong>{steps[Math.min(current, steps.length - 1)]}</strong>
      </p>
      <ol>
        {steps.map((step, at) => (
          <li
            key={step}
            className={at < current ? 'yz-step-done' : at === current ? 'yz-step-now' : ''}
            aria-current={at === current ? 'step' : undefined}
          >
            <span className="yz-step-mark">
              {at < current ? <Icon name="yes" size={0.9} /> : at + 1}
            </span>
            {step}
            {at < current ? <span className="yz-hidden">{t('steps.done')}</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface Task {
  readonly id: string;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly state: string;
  readonly tone: Tone;
  /** City-relative address; a task without one cannot be opened yet. */
  readonly to?: string;
}

/** What is left to do, in any order, each with its state. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className="yz-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <span className="yz-task-text">
            {task.to === undefined ? (
              task.title
            ) : (
              <Link to={task.to} className="yz-task-link">
                {task.title}
              </Link>
            )}
            {task.hint === undefined ? null : <small>{task.hint}</small>}
          </span>
          <Tag tone={task.tone}>{task.state}</Tag>
        </li>
      ))}
    </ul>
  );
}
