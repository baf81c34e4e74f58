/** Result classes of a reply to a deputy, as cities name them; what each means is the city's. */
export const replyClasses = ['A', 'B', 'C', 'D', '甲', '乙', '丙'] as const;
export type ReplyClass = (typeof replyClasses)[number];
