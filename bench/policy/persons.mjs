/** Small, fast, seeded: the same persons in every run (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Synthetic persons with every fact of `facts.yaml`.
 *
 * @param missing  Share of facts that are not known (null).
 */
export function persons(count, missing) {
  const next = random(20240618);
  const known = (value) => (missing > 0 && next() < missing ? null : value);
  const chance = (share) => known(next() < share);
  const whole = (from, to) => known(from + Math.floor(next() * (to - from + 1)));
  const one = (list) => known(list[Math.floor(next() * list.length)]);
  return Array.from({ length: count }, () => ({
    fullTime: chance(0.8),
    newlyIntroduced: chance(0.7),
    workMonths: whole(0, 96),
    contributed: chance(0.8),
    firstHome: chance(0.7),
    newlyBuilt: chance(0.7),
    centralArea: chance(0.7),
    homePrice: whole(3_000, 15_000) === null ? null : whole(30_000_000, 150_000_000),
    education: one(['doctor', 'master', 'bachelor', 'bachelor', 'college', 'other']),
    skill: one(['senior-technician', 'technician', 'advanced', 'intermediate', 'none', 'none']),
    talentClass: one(['a', 'b', 'c', 'd', 'none', 'none', 'none', 'none']),
    age: whole(20, 62),
    graduatedMonths: whole(0, 150),
    returning: chance(0.4),
    contractMonths: whole(0, 60),
    insuredMonths: whole(0, 120),
    founder: chance(0.2),
    staff: whole(0, 20),
    ownsHome: chance(0.4),
    monthlyRent: whole(30_000, 400_000),
    overseas: chance(0.15),
  }));
}
