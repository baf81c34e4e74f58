interface ClippedProps {
  readonly says: string;
  /** How wide it may be: the rest of its class in `desk.css`. */
  readonly size: 'name' | 'employer' | 'benefit' | 'county' | 'assignee';
}

/** A text cut to its column, whole when pointed at. */
export function Clipped({ says, size }: ClippedProps) {
  return (
    <span className={`sub-clip sub-clip-${size}`} title={says}>
      {says}
    </span>
  );
}
