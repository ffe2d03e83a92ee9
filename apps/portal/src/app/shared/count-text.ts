/** 1,284 in the person's language. */
export const countText = (count: number): string => new Intl.NumberFormat($localize.locale ?? 'en').format(count);
