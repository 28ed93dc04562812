/**
 * The key of the tokens changes: what is under way goes on under the tokens of the new one.
 *
 * <p>May use: {@code stack}.
 */
package org.passflow.rotation;
