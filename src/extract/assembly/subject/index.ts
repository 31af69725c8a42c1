export { ageInYears, resolveSubject } from './resolve-subject.ts';
