/** A checked condition as SQL of DuckDB, which has the same three values. */
export function sqlCondition(node) {
  const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
  switch (node.kind) {
    case 'literal':
      return literal(node.value);
    case 'fact':
      return `"${node.id}"`;
    case 'compare':
      return `(${sqlCondition(node.left)} ${node.operator} ${sqlCondition(node.right)})`;
    case 'and':
    case 'or':
      return `(${node.operands.map(sqlCondition).join(` ${node.kind} `)})`;
    case 'not':
      return `(not ${sqlCondition(node.operand)})`;
    case 'in':
      return sqlCondition(node.test);
    default:
      throw new Error(`not in the benchmark's rules: ${node.kind}`);
  }
}
