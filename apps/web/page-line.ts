import type { IconName } from '@yanzhen/web-kit/plain/icons.tsx';
import type { Entry } from '@yanzhen/web-kit/route.tsx';
import type { ComponentType } from 'react';

/** A page on the map of the product. */
export interface PageLine {
  /** `talent`: talents, agents, public (no antd); `desk`: staff. */
  readonly entry: Entry;
  /** Whole address with `:name` for parameters; desk pages stand below `/:city/desk`. */
  readonly path: string;
  /** Words the page speaks, by feature folder; loaded before it is shown. */
  readonly namespaces: readonly string[];
  /** Who may open it; others are asked to sign in. The server checks again whatever this says. */
  readonly who: 'anyone' | 'signed-in' | 'talent' | 'agent' | 'staff';
  readonly load: () => Promise<ComponentType>;
  /** A line in the navigation; its words are `nav.<key>` of `shell/words.*.yaml`, or `desk-nav/` for the desk. */
  readonly nav?: {
    readonly key: string;
    /** Desk only: the heading it stands under, `group.<group>` of the same words. */
    readonly group?: string;
    /** Shown to accounts with one of these roles; to everyone of `who` when left out. */
    readonly roles?: readonly string[];
  };
  /** A tile on the city's first page; its words are `tile.<key>.title` and `.says` of `home`. */
  readonly tile?: { readonly key: string; readonly icon: IconName };
}
