import base from '../vite.config.ts';
import { mergeConfig } from 'vite';
export default mergeConfig(base, {
  plugins: [
    {
      name: 'gallery',
      enforce: 'pre' as const,
      resolveId(source: string) {
        if (source.endsWith('pages.ts?own')) return '/work/main/apps/web/pages.ts';
        if (source === './pages.ts' || source === '../pages.ts')
          return '/work/main/apps/web/.gallery/pages.ts';
        return null;
      },
    },
  ],
  build: { outDir: '/tmp/gallery-dist' },
});
