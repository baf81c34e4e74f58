import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import type { FieldBinding } from '@yanzhen/web-kit/form.ts';
import { Select, type Option } from '@yanzhen/web-kit/plain/choices.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { showCity } from '../contract.ts';

/** A form has texts only: the whole city, or no cluster, is a choice of its own. */
const none = '-';

/** Names and choices of the city's counties and clusters. */
export function useAreas() {
  const t = useWords('policies');
  const text = useText();
  const city = useAsk(showCity, {}).data;
  const counties = (city?.counties ?? []).map(({ code, name }) => ({
    value: code,
    label: text(name),
  }));
  const clusters = (city?.clusters ?? []).map(({ id, name, assumed }) => ({
    value: id,
    label: `${text(name)}${assumed ? t('pages.area.assumed') : ''}`,
  }));
  const nameIn = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((each) => each.value === value)?.label ?? value;
  return {
    counties,
    clusters,
    countyName: (code: string | null) =>
      code === null ? t('pages.area.whole-city') : nameIn(counties, code),
    clusterName: (id: string | null) =>
      id === null ? t('pages.area.no-cluster') : nameIn(clusters, id),
  };
}

/** What a select of an area holds while a form is filled in, and what is sent of it. */
export const areaToForm = (value: string | null): string => value ?? none;
export const areaFromForm = (held: string): string | null => (held === none ? null : held);

interface AreaPanelProps {
  readonly county: FieldBinding<string>;
  readonly cluster: FieldBinding<string>;
  /** The record may belong to the whole city. */
  readonly wholeCity: boolean;
}

/** County and industry cluster of a record. */
export function AreaPanel({ county, cluster, wholeCity }: AreaPanelProps) {
  const t = useWords('policies');
  const { counties, clusters } = useAreas();
  const whole: Option[] = wholeCity ? [{ value: none, label: t('pages.area.whole-city') }] : [];
  return (
    <>
      <Select {...county} label={t('pages.area.county')} options={[...whole, ...counties]} />
      <Select
        {...cluster}
        label={t('pages.area.cluster')}
        options={[{ value: none, label: t('pages.area.no-cluster') }, ...clusters]}
      />
    </>
  );
}
