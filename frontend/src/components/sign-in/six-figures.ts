/** A code as people type or paste it: six figures, perhaps in two halves. */
export const SIX_FIGURES = /^\s*\d{3}\s?\d{3}\s*$/;
