import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import * as contract from '../contract.ts';
import { daysOf, draftOf, emptyHoliday, type HolidayDraft } from './year-draft.ts';

interface YearFormProps {
  readonly year: contract.YearOfHolidays;
  readonly onClose: () => void;
}

/** Corrects one year as a table: a line a holiday, days as text, one a line. */
export function YearForm({ year, onClose }: YearFormProps) {
  const t = useWords('calendar');
  const { tell, pending, problem } = useTell(contract.saveYear, {
    invalidates: [contract.listYears],
  });
  const [draft, setDraft] = useState(() => draftOf(year));
  const [reason, setReason] = useState('');
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const setHoliday = (at: number, patch: Partial<HolidayDraft>) =>
    set({ holidays: draft.holidays.map((each, i) => (i === at ? { ...each, ...patch } : each)) });
  const save = async () => {
    const { holidays, published, titleZh, titleEn, number, issuedOn } = draft;
    const named = titleZh + titleEn + number + issuedOn !== '';
    const body = {
      published,
      notice: named ? { title: { zh: titleZh, en: titleEn }, number, issuedOn } : null,
      holidays: holidays.map((holiday) => ({
        name: { zh: holiday.zh, en: holiday.en },
        days: daysOf(holiday.days),
        makeUpDays: daysOf(holiday.makeUpDays),
      })),
      reason,
    };
    await tell({ params: { year: year.year }, body });
    announce(t('pages.saved'));
    onClose();
  };
  return (
    <form
      className="yz-form"
      onSubmit={(event) => {
        event.preventDefault();
        // A refusal is shown from `problem`.
        save().catch(() => undefined);
      }}
    >
      {problem ? <ProblemNotice problem={problem} /> : null}
      <p>
        <Checkbox
          checked={draft.published}
          onChange={(event) => set({ published: event.target.checked })}
        >
          {t('pages.published')}
        </Checkbox>
      </p>
      <Line
        label={t('pages.notice-title-zh')}
        value={draft.titleZh}
        onChange={(titleZh) => set({ titleZh })}
      />
      <Line
        label={t('pages.notice-title-en')}
        value={draft.titleEn}
        onChange={(titleEn) => set({ titleEn })}
      />
      <Line label={t('pages.number')} value={draft.number} onChange={(number) => set({ number })} />
      <Line
        label={t('pages.issued')}
        value={draft.issuedOn}
        onChange={(issuedOn) => set({ issuedOn })}
      />
      <p className="yz-small">{t('pages.days-hint')}</p>
      <table className="yz-table">
        <thead>
          <tr>
            {['name-zh', 'name-en', 'days', 'make-up'].map((key) => (
              <th key={key} scope="col">
                {t(`pages.${key}`)}
              </th>
            ))}
            <th scope="col">
              <span className="yz-hidden">{t('pages.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.holidays.map((holiday, at) => (
            <tr key={holiday.key}>
              <td>
                <Input
                  aria-label={t('pages.name-zh')}
                  value={holiday.zh}
                  onChange={(event) => setHoliday(at, { zh: event.target.value })}
                />
              </td>
              <td>
                <Input
                  aria-label={t('pages.name-en')}
                  value={holiday.en}
                  onChange={(event) => setHoliday(at, { en: event.target.value })}
                />
              </td>
              <td>
                <Input.TextArea
                  autoSize
                  aria-label={`${holiday.zh} ${t('pages.days')}`}
                  value={holiday.days}
                  onChange={(event) => setHoliday(at, { days: event.target.value })}
                />
              </td>
              <td>
                <Input.TextArea
                  autoSize
                  aria-label={`${holiday.zh} ${t('pages.make-up')}`}
                  value={holiday.makeUpDays}
                  onChange={(event) => setHoliday(at, { makeUpDays: event.target.value })}
                />
              </td>
              <td>
                <Button
                  type="link"
                  onClick={() =>
                    set({ holidays: draft.holidays.filter((each) => each.key !== holiday.key) })
                  }
                >
                  {t('pages.remove')}
                  <span className="yz-hidden">{holiday.zh}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Button onClick={() => set({ holidays: [...draft.holidays, emptyHoliday()] })}>
          {t('pages.add-holiday')}
        </Button>
      </p>
      <Line label={t('pages.reason')} value={reason} onChange={setReason} />
      <div className="yz-actions">
        <Button type="primary" htmlType="submit" loading={pending} disabled={reason.trim() === ''}>
          {t('pages.save')}
        </Button>
        <Button onClick={onClose}>{t('pages.cancel')}</Button>
      </div>
    </form>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Line({ label, value, onChange }: LineProps) {
  const id = useId();
  return (
    <div className="yz-field">
      <label htmlFor={id} className="yz-label">
        {label}
      </label>
      <Input id={id} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
