/** Who looks into the trail of views. */
export const trailRoles = ['auditor', 'leader'] as const;
