/** How tables of the check look. */

/** Rules above and below only. */
export const rules = {
  ...{ top: '─', 'top-mid': '─', 'top-left': '', 'top-right': '' },
  ...{ bottom: '─', 'bottom-mid': '─', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' ' },
};
