/** A skein of geese crossing the head of the page: one long arm, one short, the leader in the accent. */
export function SkeinArt() {
  return (
    <svg
      className="home-skein"
      viewBox="0 0 420 200"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      {birds.map((bird, at) => (
        <path
          key={at}
          d={goose(bird.x, bird.y, bird.span)}
          stroke={at === 0 ? 'var(--accent)' : 'currentColor'}
          strokeWidth={bird.span / 9}
          opacity={at === 0 ? 0.85 : 0.75 - at * 0.045}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}

// Positions along the two arms, nearest to the leader first.
const birds = [
  { x: 296, y: 42, span: 26 },
  { x: 244, y: 60, span: 23 },
  { x: 346, y: 66, span: 22 },
  { x: 196, y: 80, span: 21 },
  { x: 390, y: 92, span: 18 },
  { x: 152, y: 101, span: 19 },
  { x: 111, y: 121, span: 17 },
  { x: 74, y: 141, span: 15 },
  { x: 41, y: 160, span: 13 },
  { x: 13, y: 177, span: 11 },
];

function goose(x: number, y: number, span: number): string {
  const tip = y - span * 0.2;
  return [
    `M${x - span} ${tip}`,
    `C${x - span * 0.7} ${y - span * 0.55} ${x - span * 0.25} ${y - span * 0.45} ${x} ${y}`,
    `C${x + span * 0.18} ${y - span * 0.55} ${x + span * 0.6} ${y - span * 0.7} ${x + span * 0.95} ${y - span * 0.42}`,
  ].join('');
}
