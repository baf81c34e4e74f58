type Generate = (own: FunctionConstructor, parts: readonly string[]) => unknown;

/** Does some work while another maker of functions stands in for `Function`. */
export function withGenerator<T>(generate: Generate, work: () => T): T {
  const own = globalThis.Function;
  globalThis.Function = function (...parts: string[]) {
    return generate(own, parts);
  } as unknown as FunctionConstructor;
  try {
    return work();
  } finally {
    globalThis.Function = own;
  }
}
