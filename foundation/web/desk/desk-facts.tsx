import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

export interface DeskFact {
  readonly id: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Columns it takes; 1 unless told. */
  readonly span?: number;
}

/** Facts of a record in a dense grid. */
export function DeskFacts({
  facts,
  columns = 2,
}: {
  readonly facts: readonly DeskFact[];
  readonly columns?: number;
}) {
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: columns }}
      items={facts.map((fact) => ({
        key: fact.id,
        label: fact.label,
        children: fact.value,
        ...(fact.span === undefined ? {} : { span: fact.span }),
      }))}
    />
  );
}
