/** Line icons of the kit, 24 × 24, in the colour of the text around them. */
const paths = {
  yes: 'M4.5 12.5l5 5 10-11',
  no: 'M6 6l12 12M18 6L6 18',
  unknown: 'M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1.1-1.4 2.1v.5M12 18.2v.1',
  'not-applicable': 'M5 12h14',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7v.1',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.1',
  upload: 'M12 16V5M7.5 9L12 4.5 16.5 9M4.5 16v3.5h15V16',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.500L20.5 20.5',
  calculator: 'M6 3.500h12v17H6zM9 7.500h6M9 12h.1M12 12h.1M15 12h.1M9 16h.1M12 16h.1M15 16h.1',
  notice: 'M4.5 10v4h3l6.5 4.500v-13L7.5 10zM17.5 9.500c1.3 1.5 1.3 3.5 0 5',
  letter: 'M3.5 6h17v12.500h-17zM3.5 6.500l8.5 7 8.5-7',
  list: 'M8.5 6.500h11M8.5 12h11M8.5 17.500h11M4.5 6.500h.1M4.5 12h.1M4.5 17.500h.1',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.200a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.600z',
  type: 'M3.5 18.500L8.5 6l5 12.500M5.2 14.500h6.600M15 18.500l2.9-7.5 2.9 7.500M16 16.300h3.9',
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  /** Side in em; 1.25 unless told. */
  readonly size?: number;
}

/** A decorative icon: the word beside it says the meaning. */
export function Icon({ name, size = 1.25 }: IconProps) {
  return (
    <svg
      className="yz-icon"
      style={{ width: `${size}em`, height: `${size}em` }}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark of the product: a skein of geese, its leader in the accent colour. */
export function Skein({ className = 'yz-skein' }: { readonly className?: string }) {
  const wing = (x: number, y: number, width: number) =>
    `M${x - width} ${y - width * 0.45}Q${x - width * 0.35} ${y - width * 0.6} ${x} ${y}Q${x + width * 0.35} ${y - width * 0.6} ${x + width} ${y - width * 0.45}`;
  return (
    <svg className={className} viewBox="0 0 64 48" fill="none" aria-hidden="true" focusable="false">
      <g stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d={wing(19, 22, 7)} />
        <path d={wing(45, 22, 7)} />
        <path d={wing(8, 33, 5.5)} />
        <path d={wing(56, 33, 5.5)} />
      </g>
      <path
        d={wing(32, 11, 9)}
        stroke="var(--accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
