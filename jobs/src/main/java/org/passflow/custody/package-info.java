/**
 * Who is in quarantine, from when to when: orders, temperatures and releases of a person folded from events in any order, and
 * where a person was seen meanwhile.
 *
 * <p>May use: {@code flow} (business days), {@code event}.
 */
package org.passflow.custody;
