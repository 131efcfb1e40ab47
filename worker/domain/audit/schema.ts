/** How many lines a page of the history shows. */
export const historyLimit = 200
