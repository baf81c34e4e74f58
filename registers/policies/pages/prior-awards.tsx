import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { RadioGroup, Select } from '@yanzhen/web-kit/plain/choices.tsx';
import { DateInput } from '@yanzhen/web-kit/plain/date-input.tsx';
import { MoneyInput } from '@yanzhen/web-kit/plain/money-input.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { keepAnswers, readKeptAnswers } from '@yanzhen/web-kit/questions/kept-answers.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useCallback, useState } from 'react';
import type { EntitlementView } from '../contract.ts';

/** A benefit that was received before. */
export interface PriorAward {
  readonly benefitId: string;
  readonly holder: 'self' | 'spouse' | 'employer';
  /** Whole fen. */
  readonly fen: number;
  readonly on: string;
}

const holders = ['self', 'spouse', 'employer'] as const;

/** What was received before, kept on this device beside the answers. */
export function useKeptAwards(
  city: string,
): readonly [readonly PriorAward[], (awards: readonly PriorAward[]) => void] {
  const id = `${city}.*prior`;
  const [awards, setAwards] = useState<readonly PriorAward[]>(() => readAwards(id));
  const keep = useCallback(
    (next: readonly PriorAward[]) => {
      setAwards(next);
      keepAnswers(id, { awards: JSON.stringify(next) });
    },
    [id],
  );
  return [awards, keep];
}

/** What is kept may be of an older page: only what still has its form is taken. */
function readAwards(id: string): readonly PriorAward[] {
  const { awards } = readKeptAnswers(id);
  try {
    const kept: unknown = JSON.parse(typeof awards === 'string' ? awards : '[]');
    return Array.isArray(kept) ? kept.filter(isAward) : [];
  } catch {
    return [];
  }
}

function isAward(value: unknown): value is PriorAward {
  const award = value as Partial<PriorAward> | null;
  return (
    typeof award?.benefitId === 'string' &&
    holders.some((each) => each === award.holder) &&
    Number.isSafeInteger(award.fen) &&
    typeof award.on === 'string'
  );
}

interface PriorAwardsProps {
  readonly benefits: readonly EntitlementView[];
  readonly awards: readonly PriorAward[];
  readonly onChange: (awards: readonly PriorAward[]) => void;
}

/** What was received before, one line each, with a way to add and to take away. */
export function PriorAwards({ benefits, awards, onChange }: PriorAwardsProps) {
  const t = useWords('policies');
  const text = useText();
  const { language } = useLanguage();
  const names = new Map(benefits.map(({ benefitId, name }) => [benefitId, text(name)]));
  const line = ({ benefitId, holder, fen, on }: PriorAward): string =>
    t('pages.prior.line', {
      who: t(`pages.prior.holder-${holder}`),
      name: names.get(benefitId) ?? benefitId,
      yuan: yuanForReader(fen),
      day: dateText(on, language),
    });
  return (
    <section className="policy-part">
      <Disclosure says={t('pages.prior.title', { count: awards.length })}>
        <p>{t('pages.prior.lead')}</p>
        {awards.length === 0 ? null : (
          <ul className="yz-counting">
            {awards.map((award, at) => (
              <li key={JSON.stringify(award)}>
                {line(award)}{' '}
                <button
                  type="button"
                  className="yz-link"
                  onClick={() => onChange(awards.filter((_, place) => place !== at))}
                >
                  {t('pages.prior.remove')}
                  <span className="yz-hidden">{line(award)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <NewAward
          benefits={benefits.filter(({ gives }) => gives === 'money')}
          onAdd={(award) => onChange([...awards, award])}
        />
      </Disclosure>
    </section>
  );
}

function NewAward({
  benefits,
  onAdd,
}: {
  readonly benefits: readonly EntitlementView[];
  readonly onAdd: (award: PriorAward) => void;
}) {
  const t = useWords('policies');
  const text = useText();
  const [benefitId, setBenefit] = useState('');
  const [holder, setHolder] = useState<PriorAward['holder']>('self');
  const [fen, setFen] = useState<number | null>(null);
  const [on, setOn] = useState('');
  const [wrong, setWrong] = useState(false);
  // The inputs of the kit keep what is typed: a new form begins empty.
  const [form, setForm] = useState(0);
  const missing = (field: string, isMissing: boolean) =>
    wrong && isMissing ? { field, code: 'missing', says: t('pages.prior.missing') } : undefined;
  const day = isCivilDate(on);
  return (
    <form
      key={form}
      className="yz-question"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (benefitId === '' || fen === null || !day) return setWrong(true);
        onAdd({ benefitId, holder, fen, on });
        setBenefit('');
        setFen(null);
        setOn('');
        setWrong(false);
        setForm(form + 1);
      }}
    >
      <Select
        id="prior-benefit"
        label={t('pages.prior.benefit')}
        value={benefitId}
        onChange={setBenefit}
        options={benefits.map((each) => ({ value: each.benefitId, label: text(each.name) }))}
        error={missing('prior-benefit', benefitId === '')}
      />
      <RadioGroup
        id="prior-holder"
        label={t('pages.prior.holder')}
        inline
        value={holder}
        onChange={(chosen) => setHolder(holders.find((each) => each === chosen) ?? 'self')}
        options={holders.map((each) => ({ value: each, label: t(`pages.prior.holder-${each}`) }))}
      />
      <MoneyInput
        id="prior-sum"
        label={t('pages.prior.sum')}
        value={fen}
        onChange={setFen}
        error={missing('prior-sum', fen === null)}
      />
      <DateInput
        id="prior-on"
        label={t('pages.prior.on')}
        value={on}
        onChange={setOn}
        error={missing('prior-on', !day)}
      />
      <div className="yz-actions">
        <Button type="submit" tone="secondary">
          {t('pages.prior.add')}
        </Button>
      </div>
    </form>
  );
}
