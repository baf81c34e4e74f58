import type { Outcome } from '@yanzhen/values/decision.ts';
import type { ReactNode } from 'react';
import { AssumedMark, OutcomeMark } from '../plain/texts.tsx';

/** One node of a decision as the officer reads it; facts are leaves. */
export interface DecisionNode {
  readonly id: string;
  readonly label: ReactNode;
  readonly outcome?: Outcome | undefined;
  /** The value read or computed. */
  readonly value?: ReactNode;
  readonly clause?: string | undefined;
  /** The expression as written in the policy file. */
  readonly expression?: string | undefined;
  readonly source?: ReactNode;
  readonly assumed?: boolean | undefined;
  readonly children?: readonly DecisionNode[] | undefined;
}

/** A decision as a tree: outcome, clause, expression, and the facts under each condition. */
export function DecisionTree({ nodes }: { readonly nodes: readonly DecisionNode[] }) {
  return (
    <ul className="yz-tree">
      {nodes.map((node) => (
        <li key={node.id}>
          <TreeLine node={node} />
        </li>
      ))}
    </ul>
  );
}

function TreeLine({ node }: { readonly node: DecisionNode }) {
  const line = (
    <span className="yz-tree-line">
      {node.outcome === undefined ? null : <OutcomeMark outcome={node.outcome} />}
      <span className="yz-tree-label">
        {node.label} {node.assumed ? <AssumedMark /> : null}
      </span>
      {node.value === undefined ? null : <span className="yz-tree-value">{node.value}</span>}
      {node.source === undefined ? null : <small>{node.source}</small>}
      {node.clause === undefined ? null : <small className="yz-tree-clause">{node.clause}</small>}
    </span>
  );
  if (node.children === undefined || node.children.length === 0) return line;
  return (
    // What speaks against the person is open from the start.
    <details open={node.outcome !== 'yes'}>
      <summary>{line}</summary>
      {node.expression === undefined ? null : <code>{node.expression}</code>}
      <DecisionTree nodes={node.children} />
    </details>
  );
}
