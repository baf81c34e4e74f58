import base from './vite.config.ts';
import { mergeConfig } from 'vite';
export default mergeConfig(base, {
  build: { outDir: '/tmp/an-dist' },
  plugins: [
    {
      name: 'an',
      generateBundle(_o: unknown, bundle: Record<string, any>) {
        for (const [f, c] of Object.entries(bundle)) {
          if (c.type !== 'chunk' || c.code.length < 20000) continue;
          const by: Record<string, number> = {};
          for (const [id, m] of Object.entries<any>(c.modules)) {
            const k =
              /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(
                id.split('node_modules/').length > 1
                  ? 'node_modules/' + id.split('node_modules/').pop()
                  : '',
              )?.[1] ?? id.replace('/work/main/', '');
            by[k] = (by[k] ?? 0) + m.renderedLength;
          }
          console.log(
            f,
            c.code.length,
            Object.entries(by)
              .sort((a, b) => b[1] - a[1])
              .slice(0, 14)
              .map(([k, v]) => k + ' ' + v)
              .join(', '),
          );
        }
      },
    },
  ],
});
