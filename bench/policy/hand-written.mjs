// The rules of rules.yaml as an engineer would write them for speed, with the same four answers:
// 0 no, 1 yes, 2 cannot tell yet. Amounts are whole fen, rounded down to the yuan.

const homeByEducation = {
  doctor: 25_000_000,
  master: 15_000_000,
  bachelor: 8_000_000,
  college: 0,
  other: 0,
};
const homeBySkill = {
  'senior-technician': 10_000_000,
  technician: 6_000_000,
  advanced: 3_000_000,
  intermediate: 0,
  none: 0,
};
const homeByClass = { a: 60_000_000, b: 40_000_000, c: 20_000_000, d: 10_000_000, none: 0 };
const settlingByClass = { a: 100_000_000, b: 50_000_000, c: 20_000_000, d: 10_000_000, none: 0 };

const toYuan = (fen) => Math.floor(fen / 100) * 100;
const share = (price, tenths) => (price * tenths) / 10;

function settle(out, place, open, fen) {
  out.outcomes[place] = open || fen === null ? 2 : 1;
  out.amountsFen[place] = fen === null ? NaN : fen;
}

function refuse(out, place) {
  out.outcomes[place] = 0;
  out.amountsFen[place] = NaN;
}

/** Decides all twelve benefits for one person into columns. */
export function decideByHand(p, out) {
  const { fullTime, newlyIntroduced, workMonths, education, skill, talentClass, age } = p;
  const { firstHome, homePrice, graduatedMonths, returning, contractMonths, insuredMonths } = p;
  const { ownsHome, staff, monthlyRent } = p;

  const homeNo =
    fullTime === false ||
    newlyIntroduced === false ||
    (workMonths !== null && workMonths < 36) ||
    p.contributed === false ||
    firstHome === false ||
    p.newlyBuilt === false ||
    p.centralArea === false;
  const homeOpen =
    fullTime === null ||
    newlyIntroduced === null ||
    workMonths === null ||
    p.contributed === null ||
    firstHome === null ||
    p.newlyBuilt === null ||
    p.centralArea === null;

  if (homeNo || education === 'college' || education === 'other') refuse(out, 0);
  else if (education === null || homePrice === null) settle(out, 0, true, null);
  else settle(out, 0, homeOpen, toYuan(Math.min(homeByEducation[education], share(homePrice, 2))));

  if (homeNo || skill === 'intermediate' || skill === 'none') refuse(out, 1);
  else if (skill === null || homePrice === null) settle(out, 1, true, null);
  else settle(out, 1, homeOpen, toYuan(Math.min(homeBySkill[skill], share(homePrice, 2))));

  if (
    talentClass === 'none' ||
    fullTime === false ||
    firstHome === false ||
    (workMonths !== null && workMonths < 12)
  )
    refuse(out, 2);
  else if (talentClass === null || homePrice === null) settle(out, 2, true, null);
  else {
    const open = fullTime === null || firstHome === null || workMonths === null;
    settle(out, 2, open, toYuan(Math.min(homeByClass[talentClass], share(homePrice, 3))));
  }

  if (
    returning === false ||
    (graduatedMonths !== null && graduatedMonths > 24) ||
    (contractMonths !== null && contractMonths < 12) ||
    (insuredMonths !== null && insuredMonths < 3)
  )
    refuse(out, 3);
  else {
    const open =
      returning === null ||
      graduatedMonths === null ||
      contractMonths === null ||
      insuredMonths === null;
    settle(out, 3, open, 300_000);
  }

  if (
    p.founder === false ||
    (age !== null && age > 45) ||
    (staff !== null && staff < 3) ||
    (insuredMonths !== null && insuredMonths < 6)
  )
    refuse(out, 4);
  else {
    const open = p.founder === null || age === null || insuredMonths === null;
    settle(out, 4, open, staff === null ? null : Math.min(staff * 1_000_000, 15_000_000));
  }

  if (
    (graduatedMonths !== null && graduatedMonths > 36) ||
    ownsHome === true ||
    (age !== null && age > 35)
  )
    refuse(out, 5);
  else settle(out, 5, graduatedMonths === null || ownsHome === null || age === null, 84_000);

  if (
    talentClass === 'none' ||
    newlyIntroduced === false ||
    fullTime === false ||
    (contractMonths !== null && contractMonths < 36)
  )
    refuse(out, 6);
  else {
    const open = newlyIntroduced === null || fullTime === null || contractMonths === null;
    settle(out, 6, open, talentClass === null ? null : settlingByClass[talentClass]);
  }

  const plain = education === 'college' || education === 'other';
  if (
    ownsHome === true ||
    fullTime === false ||
    (age !== null && age > 40) ||
    (plain && talentClass === 'none')
  )
    refuse(out, 7);
  else {
    const graded =
      (education !== null && !plain) || (talentClass !== null && talentClass !== 'none');
    const open = ownsHome === null || fullTime === null || age === null || !graded;
    const fen = monthlyRent === null ? null : toYuan(Math.min(monthlyRent / 2, 150_000) * 12);
    settle(out, 7, open, fen);
  }

  if (
    (skill !== null && skill !== 'senior-technician' && skill !== 'technician') ||
    (insuredMonths !== null && insuredMonths < 12) ||
    (age !== null && age >= 60)
  )
    refuse(out, 8);
  else {
    const open = insuredMonths === null || age === null;
    settle(out, 8, open, skill === null ? null : skill === 'senior-technician' ? 600_000 : 400_000);
  }

  if (
    (education !== null && education !== 'master' && education !== 'bachelor') ||
    (graduatedMonths !== null && graduatedMonths > 60) ||
    returning === false ||
    (contractMonths !== null && contractMonths < 24)
  )
    refuse(out, 9);
  else {
    const open = graduatedMonths === null || returning === null || contractMonths === null;
    settle(out, 9, open, education === null ? null : education === 'master' ? 1_200_000 : 600_000);
  }

  if (
    (education !== null && education !== 'doctor') ||
    fullTime === false ||
    newlyIntroduced === false ||
    (age !== null && (age < 25 || age > 50))
  )
    refuse(out, 10);
  else {
    const open =
      education === null || fullTime === null || newlyIntroduced === null || age === null;
    const fen = workMonths === null ? null : 5_000_000 + 200_000 * Math.min(workMonths, 36);
    settle(out, 10, open, fen);
  }

  if (
    p.overseas === false ||
    (education !== null && education !== 'doctor' && education !== 'master') ||
    fullTime === false ||
    (graduatedMonths !== null && graduatedMonths > 120) ||
    (contractMonths !== null && contractMonths < 36)
  )
    refuse(out, 11);
  else {
    const open =
      p.overseas === null ||
      fullTime === null ||
      graduatedMonths === null ||
      contractMonths === null;
    settle(
      out,
      11,
      open,
      education === null ? null : education === 'doctor' ? 8_000_000 : 4_000_000,
    );
  }
}
