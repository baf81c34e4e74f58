/** What layers above may ask of joint checks. Each function that takes the turn works in its transaction. */
export {
  connectDepartments,
  readDepartments,
  type DepartmentAddresses,
} from './http/department-address.ts';
export { findUnanswered } from './find-unanswered.ts';
