import { Observable } from '../state/observable'

/** What lies above the page. */
export const isHelpShown = new Observable(false)
export const isNameAsked = new Observable(false)
