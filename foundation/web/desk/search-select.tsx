import { Select } from 'antd';
import { describedBy, Field, type FieldProps } from '../plain/field.tsx';

interface SearchSelectProps extends FieldProps {
  /** Empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What was found for the typed text; holds the chosen one. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onSearch: (typed: string) => void;
  readonly searching?: boolean;
  readonly empty?: string;
}

/** One of very many, which the server finds by what is typed. */
export function SearchSelect(props: SearchSelectProps) {
  return (
    <Field {...props}>
      <Select
        id={props.id}
        className="yz-words-select"
        size="large"
        showSearch={{ filterOption: false, onSearch: props.onSearch }}
        allowClear
        loading={props.searching ?? false}
        value={props.value === '' ? null : props.value}
        status={props.error ? 'error' : ''}
        notFoundContent={props.empty}
        onChange={(next: string | null) => props.onChange(next ?? '')}
        options={[...props.options]}
        {...describedBy(props)}
      />
    </Field>
  );
}
