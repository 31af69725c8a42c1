/** `error`: two places cannot both be right. `warning`: probably a slip. `note`: worth a look. */
export type Severity = 'error' | 'warning' | 'note';
