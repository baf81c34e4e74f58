type Buffer = Int32Array | Float64Array | Uint16Array;

/**
 * Arrays used again from one what-if to the next: fresh pages are most of the time of a first call. An array
 * is not cleared; who takes it writes it whole or reads only what was written.
 */
export class BufferPool {
  private readonly free = new Map<string, Buffer[]>();

  words(length: number): Int32Array {
    return (this.take(`w${length}`) as Int32Array | undefined) ?? new Int32Array(length);
  }

  doubles(length: number): Float64Array {
    return (this.take(`d${length}`) as Float64Array | undefined) ?? new Float64Array(length);
  }

  halves(length: number): Uint16Array {
    return (this.take(`h${length}`) as Uint16Array | undefined) ?? new Uint16Array(length);
  }

  /** Gives arrays back; nobody may read them any more. */
  give(...buffers: readonly Buffer[]): void {
    for (const buffer of buffers) {
      const kind = buffer instanceof Int32Array ? 'w' : buffer instanceof Float64Array ? 'd' : 'h';
      const key = `${kind}${buffer.length}`;
      const list = this.free.get(key) ?? [];
      this.free.set(key, list);
      list.push(buffer);
    }
  }

  private take(key: string): Buffer | undefined {
    return this.free.get(key)?.pop();
  }
}
