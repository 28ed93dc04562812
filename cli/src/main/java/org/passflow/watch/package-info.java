/**
 * The live screen in the terminal: what the last minute brought at each site.
 *
 * <p>May use: {@code stack}.
 */
package org.passflow.watch;
